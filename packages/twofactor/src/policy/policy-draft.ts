import type { Kind } from "@countersign/db";
import { idleMinutes, type PolicyMode, policyModes, SKIPS_MOST, type TextCodes, trustedDeviceDays } from "./policy.ts";

/** What an admin wants a policy to be. Patients have no skips: their number is always 0. Staff are sent no texts. */
export type PolicyDraft = {
  readonly mode: PolicyMode;
  readonly skipsAllowed: number;
  readonly trustedDeviceDays: number;
  /** Minutes without a request after which a session ends. */
  readonly idleMinutes: number;
  readonly textCodes: TextCodes;
};

/** What a policy says of everything but its mode and skips where nobody chose anything else. */
export const usualPolicy = {
  trustedDeviceDays: trustedDeviceDays.usual,
  idleMinutes: idleMinutes.usual,
  textCodes: "allowed",
} as const satisfies Partial<PolicyDraft>;

/** A draft for each kind of account: the console changes both on one page. */
export type PolicyDrafts = { readonly staff: PolicyDraft; readonly patient: PolicyDraft };

/** The versions an admin saw when they began, so that a change made meanwhile is noticed. */
export type PolicyVersions = { readonly staff: number; readonly patient: number };

/**
 * A draft as it would be stored.
 * @throws RangeError for a mode or a number that this kind cannot have: the form has checked both before
 */
export function storedDraft(kind: Kind, draft: PolicyDraft): PolicyDraft {
  const skipsAllowed = kind === "patient" ? 0 : draft.skipsAllowed;
  if (!policyModes[kind].includes(draft.mode)) throw new RangeError(`No ${kind} policy can be "${draft.mode}".`);
  if (!Number.isInteger(skipsAllowed) || skipsAllowed < 0 || skipsAllowed > SKIPS_MOST) {
    throw new RangeError(`Skips go from 0 to ${SKIPS_MOST}.`);
  }
  within("Trusted days", draft.trustedDeviceDays, trustedDeviceDays);
  within("Idle minutes", draft.idleMinutes, idleMinutes);
  return { ...policyOf(draft), skipsAllowed, textCodes: kind === "staff" ? "allowed" : draft.textCodes };
}

/** The part of something that is a policy. */
export function policyOf(given: PolicyDraft): PolicyDraft {
  const { mode, skipsAllowed, trustedDeviceDays, idleMinutes, textCodes } = given;
  return { mode, skipsAllowed, trustedDeviceDays, idleMinutes, textCodes };
}

function within(what: string, value: number, { least, most }: { readonly least: number; readonly most: number }): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${what} go from ${least} to ${most}.`);
}

/** Whether two policies ask the same of people. */
export function isSamePolicy(one: PolicyDraft, other: PolicyDraft): boolean {
  const names = ["mode", "skipsAllowed", "trustedDeviceDays", "idleMinutes", "textCodes"] as const;
  return names.every((name) => one[name] === other[name]);
}
