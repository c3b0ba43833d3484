import { hasConsole, type Role, type SessionEnding } from "@countersign/accounts";
import type { Portal } from "@countersign/db";
import { isRequired, mustEnrol, type PolicyMode, skipsLeft, trustsDevices } from "../policy/policy.ts";
import { SKIP_SESSION_MINUTES } from "./lifetimes.ts";
import { assuranceOf, type SessionMethod } from "./person.ts";

/** Everything a session's right to go on depends on. */
export type SessionFacts = {
  readonly portal: Portal;
  readonly method: SessionMethod;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  /** Who or what ended it; null while it has not been. */
  readonly endedBy: SessionEnding | null;
  readonly deactivatedAt: Date | null;
  readonly role: Role | null;
  readonly mode: PolicyMode | null;
  readonly skipsAllowed: number;
  readonly skipsSpent: number;
  readonly authenticators: number;
  /** The clinic's, for this kind of people. */
  readonly idleMinutes: number;
};

export type SessionStanding =
  | { readonly live: true; readonly notice: "set_up_next_time" | null }
  | { readonly live: false; readonly why: SessionEnding | "inactive" | "expired" | "idle" };

/**
 * Whether a session may go on at this instant. Policy, role and activity count from the next request, so this is asked
 * at every one. A session begun with the password alone under Optional becomes a skip session when the policy turns to
 * Required, eight hours from its start at most, unless the person has no skip left to have taken.
 */
export function sessionStanding(facts: SessionFacts, now: Date): SessionStanding {
  // First, and whatever ended it: to an account that signs in no more, no reason is told.
  if (facts.deactivatedAt) return { live: false, why: "inactive" };
  if (facts.endedAt) return { live: false, why: facts.endedBy ?? "signed_out" };
  if (facts.portal === "admin" && !hasConsole(facts.role)) return { live: false, why: "inactive" };
  if (facts.expiresAt <= now) return { live: false, why: "expired" };
  const minutesSince = (now.getTime() - facts.lastSeenAt.getTime()) / 60_000;
  if (minutesSince >= facts.idleMinutes) return { live: false, why: "idle" };
  // What stood in for a code counts no longer than the policy lets it.
  if (facts.method === "trusted_device" && facts.mode !== "off" && !trustsDevices(facts.mode))
    return { live: false, why: "policy" };
  if (assuranceOf(facts.method) === 2) return factorStillThere(facts, now);
  if (facts.portal === "patient")
    return isRequired(facts.mode) ? { live: false, why: "policy" } : { live: true, notice: null };
  if (facts.authenticators > 0 || facts.portal === "admin") return { live: false, why: "policy" };
  if (!isRequired(facts.mode)) return { live: true, notice: null };
  return standingWithoutFactor(facts, now);
}

/** Where one is required it must be a factor that exists, not one that once did. */
function factorStillThere(facts: SessionFacts, now: Date): SessionStanding {
  if (facts.portal === "patient" || facts.authenticators > 0 || !mustEnrol(facts)) return { live: true, notice: null };
  return facts.portal === "admin" ? { live: false, why: "policy" } : standingWithoutFactor(facts, now);
}

function standingWithoutFactor(facts: SessionFacts, now: Date): SessionStanding {
  const minutes = (now.getTime() - facts.startedAt.getTime()) / 60_000;
  if (minutes >= SKIP_SESSION_MINUTES) return { live: false, why: "expired" };
  if (facts.method !== "skip" && skipsLeft(facts) === 0) return { live: false, why: "policy" };
  return { live: true, notice: "set_up_next_time" };
}
