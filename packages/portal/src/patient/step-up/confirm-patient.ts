"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { hasFactor, verifySignInCode } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { postedTry } from "../../login/posted-try.ts";
import { authenticatorRefusal } from "../../step-up/authenticator-refusal.ts";
import { carryOut } from "../../step-up/carry-out.ts";
import { CONFIRM, heldStepUp } from "../../step-up/held-step-up.ts";
import { passwordRefusal } from "../../step-up/password-refusal.ts";
import { signInCodeSentence } from "../sending/sign-in-code-sentences.ts";
import { patientIntents } from "./patient-intents.ts";

/** "Confirm" of patients: takes the code, or the password of whoever has no codes, rotates the session, then does what the person was about to do. */
export async function confirmPatient(_before: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson({ kind: "patient" });
  const stepUp = await heldStepUp(person);
  if (stepUp.state !== "open") redirect(CONFIRM);

  if (!hasFactor(person)) {
    return (await passwordRefusal(person, form)) ?? carryOut(person, stepUp.login.intent, patientIntents);
  }
  // Whatever was posted: where there is an app, nothing that was sent takes its place.
  if (person.authenticators > 0) {
    return (await authenticatorRefusal(person, form)) ?? carryOut(person, stepUp.login.intent, patientIntents);
  }
  const verified = await verifySignInCode(context(), await postedTry(form, { purpose: "step_up", session: person }));
  if (verified.ok) return carryOut(person, stepUp.login.intent, patientIntents);
  if (verified.why === "login_gone" || verified.why === "login_failed") redirect(CONFIRM);
  return refuse({
    alert: signInCodeSentence(verified),
    blamed: "code",
  });
}
