import type { AccountKey, Keys } from "@countersign/db";
import { openAuthenticators, type SealedAuthenticator } from "./open-authenticators.ts";
import { STEP_SECONDS, stepAt, stepsAway } from "./totp.ts";

/** A code that an authenticator shows at another time than ours. */
export type ClockOff = {
  readonly authenticatorId: string;
  /** The step whose code it is. */
  readonly step: number;
  /** How far the phone's clock is ahead, negative behind: to half a minute, a step being no finer. */
  readonly seconds: number;
};

/**
 * Whose clock is off, and by how much, if a code that was refused is one that an authenticator of this person shows
 * within ten minutes; the nearest of several, else null. Every readable one is looked at whatever is found.
 */
export function findClockOff(
  keys: Keys,
  account: AccountKey,
  authenticators: readonly SealedAuthenticator[],
  code: string,
  at: Date,
): ClockOff | null {
  const found = openAuthenticators(keys, account, authenticators).opened.flatMap(({ id, secret }) => {
    const away = stepsAway(secret, code, at);
    return away === null ? [] : [{ authenticatorId: id, step: stepAt(at) + away, seconds: away * STEP_SECONDS }];
  });
  const [nearest] = found.sort((one, other) => Math.abs(one.seconds) - Math.abs(other.seconds));
  return nearest ?? null;
}
