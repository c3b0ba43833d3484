import type { AccountKey, Keys } from "@countersign/db";
import { openAuthenticators, type SealedAuthenticator } from "./open-authenticators.ts";
import { matchStep } from "./totp.ts";

export type AuthenticatorMatch = {
  readonly authenticatorId: string;
  readonly step: number;
  readonly alreadyUsed: boolean;
};

/** What a code was compared with. */
export type Compared = {
  readonly match: AuthenticatorMatch | null;
  /** The authenticators that it could not be compared with, because their secrets do not open. */
  readonly unreadable: readonly string[];
  /** None of them could be read: the code may be right or wrong, and nothing was looked at. */
  readonly blind: boolean;
};

/**
 * Which of a person's authenticators shows this code now, if any. A step that was spent or burned before is reported as
 * such: the person is told to wait for the next code. Nobody gets in on a secret that does not open, and the others go on
 * working.
 */
export function matchAuthenticator(
  keys: Keys,
  account: AccountKey,
  authenticators: readonly SealedAuthenticator[],
  code: string,
  at: Date,
): Compared {
  // All are opened before any is compared: what is said of a damaged one must not tell whether a code fitted.
  const { opened, unreadable } = openAuthenticators(keys, account, authenticators);
  const blind = unreadable.length > 0 && opened.length === 0;
  let spent: AuthenticatorMatch | null = null;
  for (const { id, secret, lastUsedStep, burnedSteps } of opened) {
    const step = matchStep(secret, code, at);
    if (step === null) continue;
    if (step > lastUsedStep && !burnedSteps.includes(step))
      return { match: { authenticatorId: id, step, alreadyUsed: false }, unreadable, blind };
    spent = { authenticatorId: id, step, alreadyUsed: true };
  }
  return { match: spent, unreadable, blind };
}
