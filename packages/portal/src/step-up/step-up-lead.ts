import type { LoginRow } from "@countersign/twofactor";
import { SECURE_ACCOUNT } from "../password/password-intents.ts";

/**
 * Why a code is asked for. Whoever has just signed everybody else out learns here that it is done.
 *
 * @param usual what it is otherwise
 */
export function stepUpLead({ intent }: Pick<LoginRow, "intent">, usual: string): string {
  const secured = typeof intent === "object" && intent !== null && Reflect.get(intent, "action") === SECURE_ACCOUNT;
  return secured ? "Everyone else is signed out. Confirm that it is you, then choose a new password." : usual;
}
