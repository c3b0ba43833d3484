import type { GoneWhy, LoginRow } from "@countersign/twofactor";
import { heldLogin } from "../login/held-login.ts";

/** The page of every step-up. */
export const CONFIRM = "/confirm";

/** The way to confirm with a recovery code. */
export const CONFIRM_WITH_RECOVERY = `${CONFIRM}?with=recovery_code`;

/** Whether a form or an address asks for a recovery code in the place of the phone's. */
export function isRecovery(given: unknown): boolean {
  return given === "recovery_code";
}

/** The step-up this browser holds, or why there is none. Reads only. */
export async function heldStepUp(): Promise<
  { readonly state: "open"; readonly login: LoginRow } | { readonly state: "gone"; readonly why: GoneWhy }
> {
  const held = await heldLogin();
  if (held.state === "gone") return held;
  const usable = held.state === "open" && held.login.purpose === "step_up";
  return usable ? { state: "open", login: held.login } : { state: "gone", why: "missing" };
}
