import { context } from "@countersign/auth/context.ts";
import { type Person, type StepUpUse, verifyAuthenticatorCode, verifyRecoveryCode } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import type { FormState } from "../form/form-state.ts";
import { refuse } from "../form/refuse.ts";
import { codeSentence, recoveryCodeSentence } from "../login/code/code-sentences.ts";
import { type PostedTry, postedTry } from "../login/posted-try.ts";
import { CONFIRM, isRecovery } from "./held-step-up.ts";

/**
 * Checks the app's code, or the recovery code, that a step-up of this person's session was posted with; null when the
 * step-up is completed.
 */
export async function authenticatorRefusal(session: Person, form: FormData): Promise<FormState> {
  const posted = await postedTry(form, { purpose: "step_up", session });
  return isRecovery(form.get("with")) ? recoveryRefusal(posted) : codeRefusal(posted);
}

type Posted = PostedTry<StepUpUse>;

async function codeRefusal(posted: Posted): Promise<FormState> {
  const verified = await verifyAuthenticatorCode(context(), posted);
  if (verified.ok) return null;
  if (verified.why === "login_gone" || verified.why === "login_failed") redirect(CONFIRM);
  return refuse({ alert: codeSentence(verified), blamed: "code" });
}

async function recoveryRefusal(posted: Posted): Promise<FormState> {
  const verified = await verifyRecoveryCode(context(), posted);
  if (verified.ok) return null;
  if (verified.why === "login_gone" || verified.why === "login_failed") redirect(CONFIRM);
  return refuse({
    alert: recoveryCodeSentence(verified),
    blamed: "code",
  });
}
