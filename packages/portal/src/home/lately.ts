import type { AuditEventName, HistoryRow } from "@countersign/audit";
import type { SessionMethod } from "@countersign/twofactor";

/** What its owner should look at, unless it was them. */
const newsEvents = ["sign_in.failed", "sign_in.unfinished", "sign_in.new_browser"] as const;
/** Whoever did one of these has looked, and the password that somebody else knew is worth nothing any more. */
const calmingEvents = ["account.disowned", "account.password_changed", "account.password_reset"] as const;

/** What has to be read of an account for what home says about its sign-ins. */
export const latelyEvents: readonly AuditEventName[] = ["session.started", ...newsEvents, ...calmingEvents];

const SIGN_INS_TOLD = 3;
/** After that it is no news; recent activity still has it. */
const NEWS_DAYS = 3;

/** A sign-in that may not have been its owner's. */
export type News = { readonly event: (typeof newsEvents)[number]; readonly at: Date; readonly browser: string };

/** A sign-in as home lists it. */
export type RecentSignIn = {
  readonly id: string;
  readonly at: Date;
  readonly browser: string;
  /** null where it was not recorded. */
  readonly method: SessionMethod | null;
};

type Row = Pick<HistoryRow, "id" | "at" | "event" | "browser" | "address" | "details">;

/** The newest sign-ins among an account's events, newest first. Confirming that it is them is none. */
export function signInsIn(rows: readonly Row[]): RecentSignIn[] {
  return rows
    .filter(({ event, details }) => event === "session.started" && details.purpose === "sign_in")
    .slice(0, SIGN_INS_TOLD)
    .map(({ id, at, browser, details }) => ({
      id,
      at,
      browser: browser ?? "Unknown browser",
      method: (details.method as SessionMethod | undefined) ?? null,
    }));
}

/**
 * What happened last that may not have been this person, or null. What came from where they sit now was them: people
 * mistype their own codes.
 *
 * @param rows newest first
 */
export function newsIn(
  rows: readonly Row[],
  here: { readonly browser: string; readonly address: string; readonly now: Date },
): News | null {
  const since = here.now.getTime() - NEWS_DAYS * 24 * 60 * 60_000;
  for (const { event, at, browser, address } of rows) {
    if (at.getTime() <= since || isOneOf(calmingEvents, event)) return null;
    const elsewhere = browser !== here.browser || address !== here.address;
    if (isOneOf(newsEvents, event) && elsewhere) return { event, at, browser: browser ?? "an unknown browser" };
  }
  return null;
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}
