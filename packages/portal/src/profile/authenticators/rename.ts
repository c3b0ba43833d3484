"use server";

import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { renameAuthenticator } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";
import { nameFaults } from "../../enrolment/enrolment-sentences.ts";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { donePath } from "../done-sentences.ts";
import { PROFILE } from "../profile-paths.ts";
import { requireSecurityOwner } from "../security-owner.ts";
import { refusedPath } from "./authenticator-refusals.tsx";

const text = z.string().catch("");

/** "Save" in the dialog that renames an authenticator. */
export async function rename(_before: FormState, form: FormData): Promise<FormState> {
  const person = await requireSecurityOwner();
  const renamed = await renameAuthenticator(context(), {
    person,
    authenticatorId: text.parse(form.get("authenticator")),
    name: text.parse(form.get("name")),
    visitor: await visitor(),
  });
  if (renamed.ok) redirect(donePath(PROFILE, "authenticator_renamed"));
  if (renamed.why === "gone") redirect(refusedPath("gone"));
  return refuse({ form, keep: ["name"], errors: { name: nameFaults[renamed.fault] } });
}
