"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import { signInWithLogin } from "@countersign/auth/sign-in.ts";
import { SIGN_IN, startEnrolment, verifyRecoveryCode } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { newPhonePath } from "../../profile/profile-paths.ts";
import { signInPath } from "../arrival.ts";
import { postedTry } from "../posted-try.ts";
import { pathsOfGone } from "../step-paths.ts";
import { recoveryCodeSentence } from "./code-sentences.ts";

/** A recovery code at login: signs in, and opens the window in which the next phone is set up. */
export async function verifyRecovery(_before: FormState, form: FormData): Promise<FormState> {
  const verified = await verifyRecoveryCode(context(), await postedTry(form, SIGN_IN));
  if (!verified.ok && verified.why === "login_gone") redirect(pathsOfGone[verified.how]);
  if (!verified.ok && verified.why === "login_failed") redirect(signInPath("too_many_wrong_codes"));
  if (!verified.ok)
    return refuse({
      alert: recoveryCodeSentence(verified),
      blamed: "code",
    });

  const begun = await signInWithLogin(SIGN_IN);
  if (!begun) redirect(pathsOfGone.expired);
  const person = await requirePerson();
  // Of several phones the page asks which one was lost.
  if (person.authenticators === 1) await startEnrolment(context(), { person, visitor: await visitor() });
  redirect(newPhonePath(begun.returnTo));
}
