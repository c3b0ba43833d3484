import type { Portal } from "@countersign/db";

/** How long a signed-in browser lasts, in minutes. */
export type SessionLifetime = { readonly idleMinutes: number; readonly absoluteMinutes: number };

export const sessionLifetimes: Readonly<Record<Portal, SessionLifetime>> = {
  staff: { idleMinutes: 30, absoluteMinutes: 12 * 60 },
  admin: { idleMinutes: 30, absoluteMinutes: 12 * 60 },
  patient: { idleMinutes: 30, absoluteMinutes: 24 * 60 },
};

/** A session without a second factor where one is required: a shift at most. */
export const SKIP_SESSION_MINUTES = 8 * 60;

/** How long an accepted code counts as fresh for changing security settings. */
export const FRESH_MINUTES = 10;
