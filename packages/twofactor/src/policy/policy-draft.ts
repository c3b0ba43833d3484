import type { Kind } from "@countersign/db";
import { type PolicyMode, policyModes, SKIPS_MOST } from "./policy.ts";

/** What an admin wants a policy to be. Patients have no skips: their number is always 0. */
export type PolicyDraft = { readonly mode: PolicyMode; readonly skipsAllowed: number };

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
  return { mode: draft.mode, skipsAllowed };
}

/** Whether two policies ask the same of people. */
export function isSamePolicy(one: PolicyDraft, other: PolicyDraft): boolean {
  return one.mode === other.mode && one.skipsAllowed === other.skipsAllowed;
}
