import type { Role } from "@countersign/accounts";
import type { Kind, Portal } from "@countersign/db";
import { SKIP_SESSION_MINUTES } from "../../session/lifetimes.ts";
import type { SessionMethod } from "../../session/person.ts";
import { type SessionStanding, sessionStanding } from "../../session/session-standing.ts";
import type { PolicyDraft, PolicyDrafts } from "../policy-draft.ts";

/** Open sessions that are alike in everything a policy looks at. */
export type SessionGroup = {
  readonly portal: Portal;
  readonly method: SessionMethod;
  readonly role: Role | null;
  readonly enrolled: boolean;
  readonly skipsSpent: number;
  /** Older than a session without a second factor may become. */
  readonly pastShift: boolean;
  /** Whole minutes since the last request. */
  readonly idleFor: number;
  readonly sessions: number;
};

/**
 * What happens to open sessions: go on as skip sessions, or end; `endIdle` of those that end do so because nobody has
 * used them for longer than will be allowed.
 */
export type SessionOutcomes = { readonly becomeSkip: number; readonly end: number; readonly endIdle: number };

/** What a change does to open sessions at their next request: the guard's own decision, asked ahead. */
export function sessionOutcomes(
  groups: readonly SessionGroup[],
  kind: Kind,
  active: PolicyDrafts,
  drafts: PolicyDrafts,
  now: Date,
): SessionOutcomes {
  const outcome = { becomeSkip: 0, end: 0, endIdle: 0 };
  for (const group of groups) {
    if ((group.portal === "patient") !== (kind === "patient")) continue;
    const before = standingUnder(active[kind], group, now);
    const after = standingUnder(drafts[kind], group, now);
    if (before.live && !after.live) outcome.end += group.sessions;
    if (before.live && !after.live && after.why === "idle") outcome.endIdle += group.sessions;
    if (before.live && before.notice === null && after.live && after.notice !== null)
      outcome.becomeSkip += group.sessions;
  }
  return outcome;
}

function standingUnder(policy: PolicyDraft, group: SessionGroup, now: Date): SessionStanding {
  const startedAt = group.pastShift ? new Date(now.getTime() - SKIP_SESSION_MINUTES * 60_000) : now;
  return sessionStanding(
    {
      portal: group.portal,
      method: group.method,
      role: group.role,
      startedAt,
      lastSeenAt: new Date(now.getTime() - group.idleFor * 60_000),
      expiresAt: new Date(now.getTime() + 1),
      endedAt: null,
      endedBy: null,
      deactivatedAt: null,
      mode: policy.mode,
      skipsAllowed: policy.skipsAllowed,
      idleMinutes: policy.idleMinutes,
      skipsSpent: group.skipsSpent,
      authenticators: group.enrolled ? 1 : 0,
    },
    now,
  );
}
