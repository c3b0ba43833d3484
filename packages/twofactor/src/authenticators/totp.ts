import { timingSafeEqual } from "node:crypto";
import { generateSync, verifySync } from "otplib";

/** RFC 6238's default, and the only period that every authenticator app honours. */
export const STEP_SECONDS = 30;

/** One step either side: a deviation from ASVS 6.5.5 that people's clocks need, recorded in docs/decisions. */
const TOLERANCE_SECONDS = STEP_SECONDS;

/** Steps either side in which a refused code is looked for, to tell a phone's clock that is off: ten minutes. */
const SEARCHED_STEPS = 20;

/** The 30-second step of an instant: whole seconds since 1970 over 30. */
export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / 1000 / STEP_SECONDS);
}

/**
 * The step whose code this is, within the window around `at`, or null.
 *
 * @param secret the authenticator's key as bytes
 * @param code six digits
 * @see RFC 6238 §5.2
 */
export function matchStep(secret: Buffer, code: string, at: Date): number | null {
  const result = verifySync({
    strategy: "totp",
    secret: new Uint8Array(secret),
    token: code,
    epoch: Math.floor(at.getTime() / 1000),
    epochTolerance: TOLERANCE_SECONDS,
  });
  return result.valid ? stepAt(at) + result.delta : null;
}

/**
 * How many steps away from `at` this code is an authenticator's, outside the window in which it would be accepted:
 * negative in the past, the nearest if there are several, null if there is none. Every step is looked at whatever is
 * found. It proves nothing: a code found so is refused all the same.
 */
export function stepsAway(secret: Buffer, code: string, at: Date): number | null {
  const typed = Buffer.from(code);
  let nearest: number | null = null;
  for (let away = SEARCHED_STEPS; away > TOLERANCE_SECONDS / STEP_SECONDS; away -= 1) {
    for (const steps of [away, -away]) {
      const shown = Buffer.from(codeAt(secret, new Date(at.getTime() + steps * STEP_SECONDS * 1000)));
      if (shown.length === typed.length && timingSafeEqual(shown, typed)) nearest = steps;
    }
  }
  return nearest;
}

/** The code an authenticator shows at an instant. */
export function codeAt(secret: Buffer, at: Date): string {
  return generateSync({
    strategy: "totp",
    secret: new Uint8Array(secret),
    epoch: Math.floor(at.getTime() / 1000),
  });
}
