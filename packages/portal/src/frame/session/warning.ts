import type { SessionLeft } from "./session-left.ts";

/**
 * How long before its end a session is warned of.
 *
 * @see WCAG 2.2, 2.2.1 (at least twenty seconds to ask for more)
 */
export const WARNING_MS = 120_000;

/** Somebody may be away from the page for no longer than this before it asks how the session stands. */
const GLANCE_MS = 5_000;

/** What is to be done about a session at one instant. */
export type Warning =
  /** Nothing yet; look again in so many milliseconds. */
  | { readonly at: "rest"; readonly ms: number }
  /** `by`: idle, which one press ends, or its last moment, which nothing moves. */
  | { readonly at: "warn"; readonly by: "idle" | "last"; readonly ms: number }
  | { readonly at: "over"; readonly by: "idle" | "last" };

/**
 * What is to be done about a session.
 *
 * @param left     as it was told
 * @param passedMs since it was told
 */
export function warningOf(left: Pick<SessionLeft, "idleMs" | "lastMs">, passedMs: number): Warning {
  const by = left.idleMs < left.lastMs ? "idle" : "last";
  const ms = Math.min(left.idleMs, left.lastMs) - passedMs;
  if (ms <= 0) return { at: "over", by };
  return ms > WARNING_MS ? { at: "rest", ms: ms - WARNING_MS } : { at: "warn", by, ms };
}

/** Whether a page that is looked at again asks the portal at once what became of the session meanwhile. */
export function asksAgain(passedMs: number): boolean {
  return passedMs >= GLANCE_MS;
}

/** The moments, in seconds before the end, at which the time left is said aloud. */
const SAID_AT = [120, 60, 30, 10] as const;

/** The time left as it is said aloud: it changes a few times, not at every second. */
export function spokenSeconds(ms: number): number {
  const seconds = Math.ceil(ms / 1000);
  return SAID_AT.findLast((moment) => seconds <= moment) ?? seconds;
}

/** The time left on a dial, "1:05". */
export function dialOf(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
