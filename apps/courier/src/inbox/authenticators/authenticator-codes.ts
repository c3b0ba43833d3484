import { setupKeyBytes } from "@countersign/twofactor/authenticators/setup-key.ts";
import { codeAt, STEP_SECONDS } from "@countersign/twofactor/authenticators/totp.ts";
import type { DemoPerson } from "./demo-people.ts";
import type { OwnAuthenticator } from "./own-authenticators.ts";

/** Whose authenticator it is, and the code it shows now. */
export type AuthenticatorCode = {
  /** Unique in the list; that of one's own is its id. */
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly admin: boolean;
  readonly code: string;
};

/** The current codes of the demo's people. */
export function demoCodes(people: readonly DemoPerson[], now: Date): AuthenticatorCode[] {
  return people.map(({ clinic, role, name, email, setupKey }) => ({
    key: `${clinic} ${email}`,
    name,
    about: `${email} · ${clinic}`,
    admin: role === "admin",
    code: codeAt(setupKeyBytes(setupKey), now),
  }));
}

/** The current codes of the authenticators that were added in the inbox. */
export function ownCodes(own: readonly OwnAuthenticator[], now: Date): AuthenticatorCode[] {
  return own.map(({ id, name, setupKey }) => ({
    key: id,
    name,
    about: `Added here, key ending in ${setupKey.slice(-4)}`,
    admin: false,
    code: codeAt(setupKeyBytes(setupKey), now),
  }));
}

/** Whole seconds until the codes change, 30 down to 1. */
export function secondsLeft(now: Date): number {
  return STEP_SECONDS - (Math.floor(now.getTime() / 1000) % STEP_SECONDS);
}
