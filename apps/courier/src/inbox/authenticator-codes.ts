import { setupKeyBytes } from "@countersign/twofactor/authenticators/setup-key.ts";
import { codeAt, STEP_SECONDS } from "@countersign/twofactor/authenticators/totp.ts";
import type { DemoPerson } from "./demo-people.ts";

/** A person of the demo and the code their authenticator shows now. */
export type AuthenticatorCode = Omit<DemoPerson, "setupKey"> & { readonly code: string };

/** The current codes. */
export function authenticatorCodes(people: readonly DemoPerson[], now: Date): AuthenticatorCode[] {
  return people.map(({ setupKey, ...person }) => ({ ...person, code: codeAt(setupKeyBytes(setupKey), now) }));
}

/** Whole seconds until the codes change, 30 down to 1. */
export function secondsLeft(now: Date): number {
  return STEP_SECONDS - (Math.floor(now.getTime() / 1000) % STEP_SECONDS);
}
