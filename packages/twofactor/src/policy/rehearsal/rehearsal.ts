import type { Kind } from "@countersign/db";
import { trustsDevices } from "../policy.ts";
import type { PolicyDrafts } from "../policy-draft.ts";
import { isAffected, nextLoginUnder, type PolicySubject } from "./next-login-under.ts";
import { type RehearsalWarning, warningsOf } from "./rehearsal-warnings.ts";
import { type SessionGroup, type SessionOutcomes, sessionOutcomes } from "./session-outcomes.ts";

/** People who are alike in everything a policy looks at. */
export type PeopleGroup = PolicySubject & {
  readonly isAdmin: boolean;
  /** As far as is known, mails arrive; and texts at the confirmed phone. */
  readonly emailWorks: boolean;
  readonly phoneWorks: boolean;
  readonly people: number;
};

/** Devices that are trusted since equally many whole days. */
export type DeviceGroup = { readonly kind: Kind; readonly trustedForDays: number; readonly devices: number };

/** What a policy is tried on: everything of a clinic that it looks at, in groups. */
export type PolicyStage = {
  readonly people: readonly PeopleGroup[];
  readonly sessions: readonly SessionGroup[];
  readonly devices: readonly DeviceGroup[];
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
    /** Devices that are trusted now and would not be then. */
    readonly devicesEnd: number;
    readonly admins: number;
    readonly unreachable: number;
  };
  readonly patients: {
    readonly people: number;
    readonly turnedOn: number;
    /** Would be asked for a code at their next login. */
    readonly asked: number;
    readonly phoneConfirmed: number;
    /** May have their code by text now, and could only have it by email then. */
    readonly textsLost: number;
    readonly sessions: SessionOutcomes;
    readonly devicesEnd: number;
    /** Would be asked for a code that is sent to them and reaches them by no way. */
    readonly unreachable: number;
  };
  /** People whose next login would be another than it is now. */
  readonly affected: number;
  readonly warnings: readonly RehearsalWarning[];
};

/** Counts what the drafts would do to these people, sessions and devices. */
export function rehearse(stage: PolicyStage, active: PolicyDrafts, drafts: PolicyDrafts, now: Date): Rehearsal {
  const groups = stage.people;
  const staff = groups.filter((group) => group.kind === "staff");
  const patients = groups.filter((group) => group.kind === "patient");
  const next = (group: PeopleGroup) => nextLoginUnder(drafts[group.kind], group);
  const isUnreachable = (group: PeopleGroup) =>
    !group.emailWorks && !(group.phoneWorks && drafts[group.kind].textCodes === "allowed");
  const counted = {
    staff: {
      people: count(staff),
      enrolled: count(staff, (group) => group.enrolled),
      toSetUp: count(staff, (group) => next(group).at === "set_up"),
      skips: skipShares(staff, drafts),
      sessions: sessionOutcomes(stage.sessions, "staff", active, drafts, now),
      devicesEnd: devicesEnd(stage.devices, "staff", drafts),
      admins: count(staff, (group) => group.isAdmin),
      unreachable: count(staff, isUnreachable),
    },
    patients: {
      people: count(patients),
      turnedOn: count(patients, (group) => group.signInCodesOn),
      asked: count(patients, (group) => next(group).at === "code"),
      phoneConfirmed: count(patients, (group) => group.phoneConfirmed),
      textsLost: count(patients, (group) => {
        const [now, then] = [nextLoginUnder(active.patient, group), next(group)];
        return now.at === "code" && now.texts && then.at === "code" && !then.texts;
      }),
      sessions: sessionOutcomes(stage.sessions, "patient", active, drafts, now),
      devicesEnd: devicesEnd(stage.devices, "patient", drafts),
      // An app on their phone reaches them wherever no message does.
      unreachable: count(patients, (group) => next(group).at === "code" && !group.enrolled && isUnreachable(group)),
    },
    affected: count(groups, (group) => isAffected(group, active[group.kind], drafts[group.kind])),
  };
  return { ...counted, warnings: warningsOf(counted, groups, active, drafts) };
}

function devicesEnd(devices: readonly DeviceGroup[], kind: Kind, drafts: PolicyDrafts): number {
  const { mode, trustedDeviceDays } = drafts[kind];
  const ending = devices.filter(
    (group) => group.kind === kind && !(trustsDevices(mode) && group.trustedForDays < trustedDeviceDays),
  );
  return ending.reduce((sum, group) => sum + group.devices, 0);
}

function skipShares(staff: readonly PeopleGroup[], drafts: PolicyDrafts): { left: number; people: number }[] {
  const shares = new Map<number, number>();
  for (const group of staff) {
    const next = nextLoginUnder(drafts.staff, group);
    if (next.at === "set_up") shares.set(next.skipsLeft, (shares.get(next.skipsLeft) ?? 0) + group.people);
  }
  return [...shares].map(([left, people]) => ({ left, people })).sort((one, other) => other.left - one.left);
}

/** How many people are in those groups, or in some of them. */
export function count(groups: readonly PeopleGroup[], which: (group: PeopleGroup) => boolean = () => true): number {
  return groups.reduce((sum, group) => (which(group) ? sum + group.people : sum), 0);
}
