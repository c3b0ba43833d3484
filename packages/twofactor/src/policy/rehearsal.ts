import { isAffected, nextLoginUnder, type PolicySubject } from "./next-login-under.ts";
import { isRequired } from "./policy.ts";
import type { PolicyDrafts } from "./policy-draft.ts";
import { type SessionGroup, sessionOutcomes } from "./session-outcomes.ts";

/** People who are alike in everything a policy looks at. */
export type PeopleGroup = PolicySubject & {
  readonly isAdmin: boolean;
  readonly phoneConfirmed: boolean;
  /** There is an email address, or for patients a confirmed phone, that a message can be sent to. */
  readonly reachable: boolean;
  readonly people: number;
};

/** What a change would do, in numbers. */
export type Rehearsal = {
  readonly staff: {
    readonly people: number;
    readonly enrolled: number;
    /** Would be asked to set up at their next login. */
    readonly toSetUp: number;
    /** How many of those would have how many skips left, most first. */
    readonly skips: readonly { readonly left: number; readonly people: number }[];
    readonly sessions: SessionOutcomes;
    readonly admins: number;
    readonly unreachable: number;
  };
  readonly patients: {
    readonly people: number;
    readonly turnedOn: number;
    /** Would be asked for a code at their next login. */
    readonly asked: number;
    readonly phoneConfirmed: number;
    readonly sessions: SessionOutcomes;
    readonly unreachable: number;
  };
  /** People whose next login would be another than it is now. */
  readonly affected: number;
  readonly warnings: readonly RehearsalWarning[];
};

/** What happens to open sessions that began with the password alone. */
export type SessionOutcomes = { readonly becomeSkip: number; readonly end: number };

/** What an admin should think about before saving. */
export type RehearsalWarning =
  | { readonly of: "only_one_admin" }
  | { readonly of: "sessions_end"; readonly sessions: number }
  | { readonly of: PeopleWarning; readonly people: number };

type PeopleWarning =
  | "admins_without_factor"
  | "no_skip"
  | "staff_unreachable"
  | "patients_unreachable"
  | "staff_weaker"
  | "patients_weaker";

/** Counts what the drafts would do to these people and sessions. */
export function rehearse(
  groups: readonly PeopleGroup[],
  sessions: readonly SessionGroup[],
  active: PolicyDrafts,
  drafts: PolicyDrafts,
  now: Date,
): Rehearsal {
  const staff = groups.filter((group) => group.kind === "staff");
  const patients = groups.filter((group) => group.kind === "patient");
  const next = (group: PeopleGroup) => nextLoginUnder(drafts[group.kind], group);
  const counted = {
    staff: {
      people: count(staff),
      enrolled: count(staff, (group) => group.enrolled),
      toSetUp: count(staff, (group) => next(group).at === "set_up"),
      skips: skipShares(staff, drafts),
      sessions: sessionOutcomes(sessions, "staff", active, drafts, now),
      admins: count(staff, (group) => group.isAdmin),
      unreachable: count(staff, (group) => !group.reachable),
    },
    patients: {
      people: count(patients),
      turnedOn: count(patients, (group) => group.signInCodesOn),
      asked: count(patients, (group) => next(group).at === "code"),
      phoneConfirmed: count(patients, (group) => group.phoneConfirmed),
      sessions: sessionOutcomes(sessions, "patient", active, drafts, now),
      unreachable: count(patients, (group) => !group.reachable && next(group).at === "code"),
    },
    affected: count(groups, (group) => isAffected(group, active[group.kind], drafts[group.kind])),
  };
  return { ...counted, warnings: warningsOf(counted, groups, active, drafts) };
}

function warningsOf(
  { staff, patients }: Omit<Rehearsal, "warnings">,
  groups: readonly PeopleGroup[],
  active: PolicyDrafts,
  drafts: PolicyDrafts,
): RehearsalWarning[] {
  const ending = staff.sessions.end + patients.sessions.end;
  const adminsWithout = count(groups, (group) => group.isAdmin && !group.enrolled);
  const noSkip = staff.skips.find((share) => share.left === 0)?.people ?? 0;
  const weaker = (kind: "staff" | "patient") =>
    count(
      groups,
      (group) =>
        group.kind === kind &&
        nextLoginUnder(active[kind], group).at !== "password" &&
        nextLoginUnder(drafts[kind], group).at === "password",
    );
  const all: readonly (RehearsalWarning | false)[] = [
    staff.admins === 1 && { of: "only_one_admin" },
    adminsWithout > 0 && { of: "admins_without_factor", people: adminsWithout },
    noSkip > 0 && { of: "no_skip", people: noSkip },
    ending > 0 && { of: "sessions_end", sessions: ending },
    isRequired(drafts.staff.mode) && staff.unreachable > 0 && { of: "staff_unreachable", people: staff.unreachable },
    patients.unreachable > 0 && { of: "patients_unreachable", people: patients.unreachable },
    weaker("staff") > 0 && { of: "staff_weaker", people: weaker("staff") },
    weaker("patient") > 0 && { of: "patients_weaker", people: weaker("patient") },
  ];
  return all.filter((warning) => warning !== false);
}

function skipShares(staff: readonly PeopleGroup[], drafts: PolicyDrafts): { left: number; people: number }[] {
  const shares = new Map<number, number>();
  for (const group of staff) {
    const next = nextLoginUnder(drafts.staff, group);
    if (next.at === "set_up") shares.set(next.skipsLeft, (shares.get(next.skipsLeft) ?? 0) + group.people);
  }
  return [...shares].map(([left, people]) => ({ left, people })).sort((one, other) => other.left - one.left);
}

function count(groups: readonly PeopleGroup[], which: (group: PeopleGroup) => boolean = () => true): number {
  return groups.reduce((sum, group) => (which(group) ? sum + group.people : sum), 0);
}
