import { setupKeyBytes } from "@countersign/twofactor/authenticators/setup-key.ts";
import { codeAt, STEP_SECONDS } from "@countersign/twofactor/authenticators/totp.ts";
import type { DemoPerson } from "./demo-people.ts";
import type { OwnAuthenticator } from "./own-authenticators.ts";

/** Whose authenticator it is, and the code it shows now. */
export type AuthenticatorCode = {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly admin: boolean;
  readonly code: string;
};

/** The current codes of the demo's people, and of the authenticators that were added in the inbox. */
export function authenticatorCodes(
  people: readonly DemoPerson[],
  own: readonly OwnAuthenticator[],
  now: Date,
): AuthenticatorCode[] {
  const codeOf = (setupKey: string) => codeAt(setupKeyBytes(setupKey), now);
  return [
    ...people.map(({ clinic, role, name, email, setupKey }) => ({
      key: `${clinic} ${email}`,
      name,
      about: `${email} · ${clinic}`,
      admin: role === "admin",
      code: codeOf(setupKey),
    })),
    ...own.map(({ name, setupKey }) => ({
      key: `own ${setupKey.slice(-6)}`,
      name,
      about: `Added here, key ending in ${setupKey.slice(-4)}`,
      admin: false,
      code: codeOf(setupKey),
    })),
  ];
}

/** Whole seconds until the codes change, 30 down to 1. */
export function secondsLeft(now: Date): number {
  return STEP_SECONDS - (Math.floor(now.getTime() / 1000) % STEP_SECONDS);
}
