"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import { replaceUnseenRecoveryCodes } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "../form/form-state.ts";
import { refuse } from "../form/refuse.ts";
import { inSeconds } from "../words/waiting-words.ts";
import { donePath } from "./done-sentences.ts";
import { PROFILE, RECOVERY_CODES } from "./profile-paths.ts";

const text = z.string().catch("");

/** "Make new codes" in the place of a set that was never confirmed as stored, for the password. */
export async function replaceUnseenCodes(_before: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson({ assurance: 2 });
  const password = text.parse(form.get("password"));
  if (password === "") return refuse({ errors: { password: "Type your password." } });

  const replaced = await replaceUnseenRecoveryCodes(context(), { person, password, visitor: await visitor() });
  if (replaced.ok) redirect(donePath(RECOVERY_CODES, "new_codes"));
  if (replaced.why === "wrong_password") return refuse({ errors: { password: "That password is not right." } });
  if (replaced.why === "wait") {
    return refuse({ errors: { password: `Too many wrong passwords. Try again ${inSeconds(replaced.seconds)}.` } });
  }
  redirect(PROFILE);
}
