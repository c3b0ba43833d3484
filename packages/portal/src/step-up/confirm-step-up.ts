import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { hasFactor, verifyAuthenticatorCode, verifyRecoveryCode } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import type { FormState } from "../form/form-state.ts";
import { refuse } from "../form/refuse.ts";
import { codeSentence, recoveryCodeSentence } from "../login/code/code-sentences.ts";
import { postedTry } from "../login/posted-try.ts";
import { carryOut } from "./carry-out.ts";
import { CONFIRM, heldStepUp, isRecovery } from "./held-step-up.ts";
import type { Intents } from "./intents.ts";
import { passwordRefusal } from "./password-refusal.ts";

/**
 * "Confirm" of staff and admins: checks the code, or the password of whoever has no factor, rotates the session and goes on with what was intended. To be called
 * by the app's own action, which knows its intents.
 */
export async function confirmStepUp(form: FormData, intents: Intents): Promise<FormState> {
  const person = await requirePerson({ kind: "staff" });
  const stepUp = await heldStepUp();
  if (stepUp.state !== "open") redirect(CONFIRM);

  const posted = await postedTry(form);
  if (!hasFactor(person)) return (await passwordRefusal(person, form)) ?? carryOut(stepUp.login.intent, intents);
  const refused = isRecovery(form.get("with")) ? await recoveryRefusal(posted) : await codeRefusal(posted);
  return refused ?? carryOut(stepUp.login.intent, intents);
}

type Posted = Awaited<ReturnType<typeof postedTry>>;

async function codeRefusal(posted: Posted): Promise<FormState> {
  const verified = await verifyAuthenticatorCode(context(), posted);
  if (verified.ok) return null;
  if (verified.why === "login_gone" || verified.why === "login_failed") redirect(CONFIRM);
  return refuse({ alert: codeSentence(verified), errors: { code: "Type the code your app shows now." } });
}

async function recoveryRefusal(posted: Posted): Promise<FormState> {
  const verified = await verifyRecoveryCode(context(), posted);
  if (verified.ok) return null;
  if (verified.why === "login_gone" || verified.why === "login_failed") redirect(CONFIRM);
  return refuse({
    alert: recoveryCodeSentence(verified),
    errors: { code: "Type a code that you have not used yet." },
  });
}
