import type { Kind } from "@countersign/db";
import { isRequired } from "../policy.ts";
import type { PolicyDrafts } from "../policy-draft.ts";
import { nextLoginUnder } from "./next-login-under.ts";
import { count, type PeopleGroup, type Rehearsal } from "./rehearsal.ts";

/** What an admin should think about before saving. */
export type RehearsalWarning =
  | { readonly of: "only_one_admin" }
  | { readonly of: "sessions_end"; readonly sessions: number }
  | { readonly of: "devices_end"; readonly devices: number }
  | { readonly of: PeopleWarning; readonly people: number };

type PeopleWarning =
  | "admins_without_factor"
  | "no_skip"
  | "staff_unreachable"
  | "patients_unreachable"
  | "texts_lost"
  | "staff_weaker"
  | "patients_weaker";

/** The warnings that these numbers give rise to, the most general first. */
export function warningsOf(
  { staff, patients }: Omit<Rehearsal, "warnings">,
  groups: readonly PeopleGroup[],
  active: PolicyDrafts,
  drafts: PolicyDrafts,
): RehearsalWarning[] {
  const ending = staff.sessions.end + patients.sessions.end;
  const untrusted = staff.devicesEnd + patients.devicesEnd;
  const adminsWithout = count(groups, (group) => group.isAdmin && !group.enrolled);
  const noSkip = staff.skips.find((share) => share.left === 0)?.people ?? 0;
  const weaker = (kind: Kind) =>
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
    untrusted > 0 && { of: "devices_end", devices: untrusted },
    isRequired(drafts.staff.mode) && staff.unreachable > 0 && { of: "staff_unreachable", people: staff.unreachable },
    patients.textsLost > 0 && { of: "texts_lost", people: patients.textsLost },
    patients.unreachable > 0 && { of: "patients_unreachable", people: patients.unreachable },
    weaker("staff") > 0 && { of: "staff_weaker", people: weaker("staff") },
    weaker("patient") > 0 && { of: "patients_weaker", people: weaker("patient") },
  ];
  return all.filter((warning) => warning !== false);
}
