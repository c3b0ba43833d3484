import { SKIP_SESSION_MINUTES } from "./lifetimes.ts";
import type { SessionFacts, SessionStanding } from "./session-standing.ts";

/** When a session that goes on now will be over. */
export type SessionEnds = {
  /** If nothing happens in it any more. */
  readonly idleAt: Date;
  /** Whatever happens in it. */
  readonly lastAt: Date;
};

type Facts = Pick<SessionFacts, "startedAt" | "lastSeenAt" | "expiresAt" | "idleMinutes">;

/** When a session ends by itself; the very moments at which its standing says that it has. */
export function sessionEnds(facts: Facts, notice: Extract<SessionStanding, { live: true }>["notice"]): SessionEnds {
  const idleAt = after(facts.lastSeenAt, facts.idleMinutes);
  const shift = after(facts.startedAt, SKIP_SESSION_MINUTES);
  return { idleAt, lastAt: notice !== null && shift < facts.expiresAt ? shift : facts.expiresAt };
}

function after(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000);
}
