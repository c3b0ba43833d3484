import type { GoneWhy, LoginRow, Person } from "@countersign/twofactor";
import { heldLogin } from "../login/held-login.ts";

/** The page of every step-up. */
export const CONFIRM = "/confirm";

/** The way to confirm with a recovery code. */
export const CONFIRM_WITH_RECOVERY = `${CONFIRM}?with=recovery_code`;

/** Whether a form or an address asks for a recovery code in the place of the phone's. */
export function isRecovery(given: unknown): boolean {
  return given === "recovery_code";
}

/** The step-up this browser holds, or why there is none. Reads only. One of another session, whoever's, is none. */
export async function heldStepUp({
  sessionId,
}: Person): Promise<
  { readonly state: "open"; readonly login: LoginRow } | { readonly state: "gone"; readonly why: GoneWhy }
> {
  const held = await heldLogin();
  if (held.state === "gone") return held;
  const usable = held.state === "open" && held.login.purpose === "step_up" && held.login.sessionId === sessionId;
  return usable ? { state: "open", login: held.login } : { state: "gone", why: "missing" };
}
