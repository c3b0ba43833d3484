"use server";

import { context } from "@countersign/auth/context.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import { resetPassword } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import type { FormState } from "../form/form-state.ts";
import { refuse } from "../form/refuse.ts";
import { signInPath } from "../login/arrival.ts";
import { passwordSentence } from "../password/password-sentences.ts";
import { readPostedPassword } from "../password/posted-password.ts";
import { resetPath } from "./reset-paths.ts";

/** "Set password" by a mailed link: spends it. Signs nobody in. */
export async function setNewPassword(_before: FormState, form: FormData): Promise<FormState> {
  const { token, password } = readPostedPassword(form);
  const reset = await resetPassword(context(), { place: await place(), token, password, visitor: await visitor() });
  if (reset.ok) redirect(signInPath("password_reset"));
  // Its own page says that it is gone.
  if (reset.why === "gone") redirect(resetPath(token));
  return refuse({ errors: { password: passwordSentence(reset.why, reset.least) } });
}
