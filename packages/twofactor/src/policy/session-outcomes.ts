import type { Role } from "@countersign/accounts";
import type { Kind, Portal } from "@countersign/db";
import { SKIP_SESSION_MINUTES } from "../session/lifetimes.ts";
import { type SessionStanding, sessionStanding } from "../session/session-standing.ts";
import type { PolicyDraft, PolicyDrafts } from "./policy-draft.ts";

/** Open sessions that began with the password alone and are alike in everything a policy looks at. */
export type SessionGroup = {
  readonly portal: Portal;
  readonly method: "password" | "skip";
  readonly role: Role | null;
  readonly enrolled: boolean;
  readonly skipsSpent: number;
  /** Older than a session without a second factor may become. */
  readonly pastShift: boolean;
  readonly sessions: number;
};

/** What a change does to open sessions at their next request: the guard's own decision, asked ahead. */
export function sessionOutcomes(
  groups: readonly SessionGroup[],
  kind: Kind,
  active: PolicyDrafts,
  drafts: PolicyDrafts,
  now: Date,
): { readonly becomeSkip: number; readonly end: number } {
  const outcome = { becomeSkip: 0, end: 0 };
  for (const group of groups) {
    if ((group.portal === "patient") !== (kind === "patient")) continue;
    const before = standingUnder(active[kind], group, now);
    const after = standingUnder(drafts[kind], group, now);
    if (before.live && !after.live) outcome.end += group.sessions;
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
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + 1),
      endedAt: null,
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
