import { requirePerson } from "@countersign/auth/guard.ts";
import { hasFactor } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import type { FormState } from "../form/form-state.ts";
import { authenticatorRefusal } from "./authenticator-refusal.ts";
import { carryOut } from "./carry-out.ts";
import { CONFIRM, heldStepUp } from "./held-step-up.ts";
import type { Intents } from "./intents.ts";
import { passwordRefusal } from "./password-refusal.ts";

/**
 * "Confirm" of staff and admins: checks the code, or the password of whoever has no factor, rotates the session and goes on with what was intended. To be called
 * by the app's own action, which knows its intents.
 */
export async function confirmStepUp(form: FormData, intents: Intents): Promise<FormState> {
  const person = await requirePerson({ kind: "staff" });
  const stepUp = await heldStepUp(person);
  if (stepUp.state !== "open") redirect(CONFIRM);

  const refused = hasFactor(person) ? await authenticatorRefusal(person, form) : await passwordRefusal(person, form);
  return refused ?? carryOut(person, stepUp.login.intent, intents);
}
