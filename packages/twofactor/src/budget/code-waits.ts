import { secondsUntil } from "@countersign/accounts";
/** Wrong codes in one login before it ends. */
export const CODE_TRIES_PER_LOGIN = 5;

/** Wrong codes of one login, or of one set-up, from which on it is told when the phone's clock is off. */
export const CLOCK_TOLD_FROM = 2;

/**
 * Seconds to wait after the n-th consecutive wrong code of an account, n from 1: four free, then growing.
 * Read by the charging statement too, so that the rule stands in one place.
 */
export const CODE_WAIT_SECONDS: readonly number[] = [0, 0, 0, 0, 30, 60, 300, 900, 3600];

/** Consecutive wrong codes after which the factors are suspended until somebody unlocks them (NIST allows 100). */
export const CODE_FAILURES_BEFORE_SUSPENSION = 50;

/** Waits longer than this are told on a page of their own instead of beside the field. */
export const LONG_WAIT_SECONDS = 120;

type BudgetMoments = { readonly waitsUntil: Date | null; readonly suspendedAt: Date | null };

/** Whether codes are looked at right now, and if not, until when; `until` null means until somebody unlocks. */
export function codeBarrier(budget: BudgetMoments, now: Date): { readonly until: Date | null } | null {
  if (budget.suspendedAt) return { until: null };
  return budget.waitsUntil && budget.waitsUntil > now ? { until: budget.waitsUntil } : null;
}

/** A barrier high enough for the page "Too many wrong codes"; short waits are simply told beside the field. */
export function lockOf(budget: BudgetMoments, now: Date): { readonly until: Date | null } | null {
  const barrier = codeBarrier(budget, now);
  if (!barrier?.until) return barrier;
  return secondsUntil(barrier.until, now) > LONG_WAIT_SECONDS ? barrier : null;
}
