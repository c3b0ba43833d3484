import type { AccountKey, Keys } from "@countersign/db";
import { sealedFor } from "./setup-key.ts";
import { matchStep } from "./totp.ts";

/** An authenticator as the charging statement hands it over. */
export type SealedAuthenticator = {
  readonly id: string;
  readonly keyId: string;
  /** base64, as it comes out of JSON. */
  readonly sealed: string;
  readonly lastUsedStep: number;
  /** Typed while the phone's clock was off, so worth nothing when their time comes. */
  readonly burnedSteps: readonly number[];
};

export type AuthenticatorMatch = {
  readonly authenticatorId: string;
  readonly step: number;
  readonly alreadyUsed: boolean;
};

/**
 * Which of a person's authenticators shows this code now, or null. A step that was spent or burned before is reported as such:
 * the person is told to wait for the next code. Throws when a secret cannot be opened; nobody gets in on a damaged one.
 */
export function matchAuthenticator(
  keys: Keys,
  account: AccountKey,
  authenticators: readonly SealedAuthenticator[],
  code: string,
  at: Date,
): AuthenticatorMatch | null {
  // All are opened before any is compared: an error must not tell whether a code fitted.
  const opened = authenticators.map(({ id, keyId, sealed, ...steps }) => {
    const secret = keys.open({ keyId, sealed: Buffer.from(sealed, "base64") }, sealedFor(account, id));
    return { id, secret, ...steps };
  });
  let spent: AuthenticatorMatch | null = null;
  for (const { id, secret, lastUsedStep, burnedSteps } of opened) {
    const step = matchStep(secret, code, at);
    if (step === null) continue;
    if (step > lastUsedStep && !burnedSteps.includes(step)) return { authenticatorId: id, step, alreadyUsed: false };
    spent = { authenticatorId: id, step, alreadyUsed: true };
  }
  return spent;
}
