import type { Kind } from "@countersign/db";
import { isRequired, type PolicyMode, skipsLeft } from "../policy/policy.ts";

/** Active people who are alike in everything their status depends on, but for the policy. */
export type AdoptionGroup = {
  readonly kind: Kind;
  readonly enrolled: boolean;
  /** 0 for whoever is enrolled, and for patients: nobody asks. */
  readonly skipsSpent: number;
  readonly signInCodesOn: boolean;
  /** Their codes are refused for long, or until somebody unlocks. */
  readonly barred: boolean;
  readonly people: number;
};

/** How a clinic's active staff and patients stand; each person is in one number of their kind. */
export type Adoption = {
  readonly staff: {
    readonly people: number;
    readonly enrolled: number;
    readonly inGrace: number;
    /** Those in grace by logins left to skip, fewest first. */
    readonly graceByLeft: readonly { readonly skipsLeft: number; readonly people: number }[];
    /** None, and no skip: under a policy that requires one, their next login ends in the set-up window. */
    readonly notEnrolled: number;
    readonly locked: number;
  };
  readonly patient: {
    readonly people: number;
    readonly codesOn: number;
    readonly codesOff: number;
    readonly locked: number;
  };
};

type Asked = { readonly mode: PolicyMode | null; readonly skipsAllowed: number };

/** Counts people by status, in the order in which {@link statusOf} asks. */
export function adoptionOf(groups: readonly AdoptionGroup[], policies: Readonly<Record<Kind, Asked>>): Adoption {
  const of = (kind: Kind, which: (group: AdoptionGroup) => boolean) =>
    groups.filter((group) => group.kind === kind && which(group));
  const maySkip = (group: AdoptionGroup) =>
    isRequired(policies.staff.mode) && skipsLeft({ ...policies.staff, ...group }) > 0;
  const isAsked = ({ signInCodesOn }: AdoptionGroup) =>
    isRequired(policies.patient.mode) || (policies.patient.mode === "optional" && signInCodesOn);
  const inGrace = of("staff", (group) => !group.enrolled && maySkip(group));
  return {
    staff: {
      people: sum(of("staff", () => true)),
      enrolled: sum(of("staff", (group) => group.enrolled && !group.barred)),
      inGrace: sum(inGrace),
      graceByLeft: byLeft(inGrace, policies.staff),
      notEnrolled: sum(of("staff", (group) => !group.enrolled && !maySkip(group))),
      locked: sum(of("staff", (group) => group.enrolled && group.barred)),
    },
    patient: {
      people: sum(of("patient", () => true)),
      codesOn: sum(of("patient", (group) => isAsked(group) && !group.barred)),
      codesOff: sum(of("patient", (group) => !isAsked(group))),
      locked: sum(of("patient", (group) => isAsked(group) && group.barred)),
    },
  };
}

function byLeft(groups: readonly AdoptionGroup[], policy: Asked): Adoption["staff"]["graceByLeft"] {
  const people = new Map<number, number>();
  for (const group of groups) {
    const left = skipsLeft({ ...policy, ...group });
    people.set(left, (people.get(left) ?? 0) + group.people);
  }
  return [...people].sort(([one], [other]) => one - other).map(([left, count]) => ({ skipsLeft: left, people: count }));
}

function sum(groups: readonly AdoptionGroup[]): number {
  return groups.reduce((total, { people }) => total + people, 0);
}
