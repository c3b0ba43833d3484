import type { Portal } from "@countersign/db";
import { type PolicyMode, skipsLeft } from "../policy/policy.ts";
import type { FactRow } from "./login-facts.ts";
import type { FactorMethod, LoginStep } from "./next-login-step.ts";

/** What was decided when a password was right, and from what: kept with the login, for whoever asks why later. */
export type LoginDecision = {
  /** 0 where the policy could not be read. */
  readonly policyVersion: number;
  readonly mode: PolicyMode | null;
  readonly asked: LoginStep["at"];
  /** The factors offered, none where the password was enough or one had to be set up. */
  readonly offered: readonly FactorMethod[];
  /** Skips left before this login; null where nobody could have skipped. */
  readonly skipsLeft: number | null;
  /** The trusted device that made a code unnecessary. */
  readonly trustedDevice: string | null;
  /** A mailed link asked for the set-up, and not the policy. */
  readonly byLink?: true;
};

/** The decision as it is kept. It repeats nothing that can be looked up by the version of the policy but its mode. */
export function decisionOf(
  facts: FactRow & { readonly portal: Portal },
  step: LoginStep,
  trustedDevice: string | null,
): LoginDecision {
  return {
    policyVersion: facts.policyVersion,
    mode: facts.mode,
    asked: step.at,
    offered: step.at === "enter-code" || step.at === "locked" ? step.methods : [],
    skipsLeft: step.at === "enrol" && facts.portal === "staff" ? skipsLeft(facts) : null,
    trustedDevice: step.at === "signed-in" && step.by === "trusted_device" ? trustedDevice : null,
  };
}
