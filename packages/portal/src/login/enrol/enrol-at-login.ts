"use server";

import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { confirmEnrolment, SIGN_IN } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { enrolmentWords } from "../../enrolment/enrolment-sentences.ts";
import { postedProof } from "../../enrolment/posted-proof.ts";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { requireLoginAt } from "../held-login.ts";
import { postedTry } from "../posted-try.ts";
import { pathsOfGone } from "../step-paths.ts";

/** "Enable" at login: the session begins later, with Continue below the recovery codes. */
export async function enrolAtLogin(_before: FormState, form: FormData): Promise<FormState> {
  const { login } = await requireLoginAt("enrol");
  const { loginId } = await postedTry(form, SIGN_IN);
  if (loginId !== login.loginId) redirect(pathsOfGone.replaced);

  const confirmed = await confirmEnrolment(context(), {
    ...login,
    owner: { loginId: login.loginId },
    visitor: await visitor(),
    ...postedProof(form),
  });
  if (confirmed.ok) redirect("/login/recovery-codes");
  if (confirmed.why === "gone") redirect(pathsOfGone.expired);
  return refuse(enrolmentWords(confirmed));
}
