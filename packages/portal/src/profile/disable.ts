"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import { disableTwoFactor } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "../form/form-state.ts";
import { refuse } from "../form/refuse.ts";
import { disableSentence } from "./disable-sentences.ts";
import { donePath } from "./done-sentences.ts";
import { PROFILE } from "./profile-paths.ts";

const text = z.string().catch("");

/** "Yes, deactivate". */
export async function disable(_before: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson({ kind: "staff", assurance: 2 });
  const disabled = await disableTwoFactor(context(), {
    place: await place(),
    person,
    code: text.parse(form.get("code")),
    visitor: await visitor(),
  });
  if (disabled.ok) redirect(donePath(PROFILE, "disabled"));
  if (disabled.why === "not_enrolled") redirect(PROFILE);
  return refuse({ alert: disableSentence(disabled), blamed: "code" });
}
