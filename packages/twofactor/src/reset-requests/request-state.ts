import type { resetLapses } from "@countersign/db";

/** What a request waits for before another admin's second factor is reset. */
export type WaitsFor = "approval" | "time";

/** Why a request came to nothing without anybody cancelling it. */
export type ResetLapse = (typeof resetLapses)[number];

/** Where there are only two admins, a request waits this long; and none can be carried out after this long. */
export const RESET_WAITS_MINUTES = 60;
export const RESET_REQUEST_HOURS = 24;

/** From this many active admins on, one asks and another approves. */
const ADMINS_TO_APPROVE = 3;

/** What a new request waits for. @param admins active ones, asker and person among them */
export function waitsFor(admins: number): WaitsFor {
  return admins >= ADMINS_TO_APPROVE ? "approval" : "time";
}

/** What an open request's fate depends on, asked again each time somebody wants something of it. */
export type RequestFacts = {
  readonly waitsFor: WaitsFor;
  readonly dueAt: Date | null;
  readonly expiresAt: Date;
  /** Active admins of the clinic. */
  readonly admins: number;
  readonly askerIsAdmin: boolean;
  readonly personActive: boolean;
  /** Somebody who was demoted meanwhile could be reset at once; the request is then carried out as it was asked. */
  readonly personIsAdmin: boolean;
  /** They set up another authenticator after the request was made, and so are back in. */
  readonly personRecovered: boolean;
};

/** Where an open request stands at one instant; one that has lapsed says why. Derived, never stored. */
export type RequestStanding = { readonly at: "waiting" | "due" } | { readonly at: "lapsed"; readonly why: ResetLapse };

/** Lapses win over being due; a request has expired at the very instant of `expiresAt` and is due at that of `dueAt`. */
export function standingOf(facts: RequestFacts, now: Date): RequestStanding {
  if (facts.expiresAt <= now) return { at: "lapsed", why: "expired" };
  if (!facts.personActive) return { at: "lapsed", why: "person_gone" };
  if (!facts.askerIsAdmin) return { at: "lapsed", why: "asker_gone" };
  if (facts.personRecovered) return { at: "lapsed", why: "person_recovered" };
  const grown = facts.waitsFor === "time" && facts.personIsAdmin && waitsFor(facts.admins) === "approval";
  if (grown) return { at: "lapsed", why: "more_admins" };
  return { at: facts.dueAt !== null && facts.dueAt <= now ? "due" : "waiting" };
}
