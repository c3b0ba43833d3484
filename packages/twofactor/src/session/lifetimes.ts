import type { Portal } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";

/** How long a signed-in browser lasts at most, in minutes. How long it may be idle is the policy's to say. */
export const sessionMinutes: Readonly<Record<Portal, number>> = {
  staff: 12 * 60,
  admin: 12 * 60,
  patient: 24 * 60,
};

/**
 * Whether the session `s` is in use: neither ended nor past its end nor idle for longer than its clinic's policy, which
 * is wanted as `p`, allows.
 */
export function inUse(now: Date): SQL {
  return sql`(s.ended_at is null and s.expires_at > ${now}::timestamptz
    and s.last_seen_at > ${now}::timestamptz - make_interval(mins => coalesce(p.idle_minutes, 30)))`;
}

/** A session without a second factor where one is required: a shift at most. */
export const SKIP_SESSION_MINUTES = 8 * 60;

/** How long an accepted code counts as fresh for changing security settings. */
export const FRESH_MINUTES = 10;
