import { generateSync, verifySync } from "otplib";

/** RFC 6238's default, and the only period that every authenticator app honours. */
export const STEP_SECONDS = 30;

/** One step either side: a deviation from ASVS 6.5.5 that people's clocks need, recorded in docs/decisions. */
const TOLERANCE_SECONDS = STEP_SECONDS;

/** The 30-second step of an instant: whole seconds since 1970 over 30. */
export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / 1000 / STEP_SECONDS);
}

/** The digits of what was typed or pasted, or null when they cannot be a code. Spaces and hyphens do not matter. */
export function normaliseCode(typed: string): string | null {
  const digits = typed.normalize("NFKC").replaceAll(/[\s\u00ad\u200b-\u200d\u2060\ufeff\p{Pd}]/gu, "");
  return /^[0-9]{6}$/.test(digits) ? digits : null;
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

/** The code an authenticator shows at an instant. */
export function codeAt(secret: Buffer, at: Date): string {
  return generateSync({
    strategy: "totp",
    secret: new Uint8Array(secret),
    epoch: Math.floor(at.getTime() / 1000),
  });
}
