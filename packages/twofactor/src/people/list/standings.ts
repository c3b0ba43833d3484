import type { Kind } from "@countersign/db";
import { isRequired, type PolicyMode, SKIPS_MOST } from "../../policy/policy.ts";
import type { PersonStatus } from "../person-status.ts";

/** `accounts.standing`, as migration 0013 has it; below these stand staff without an authenticator, by skips spent. */
const standing = { enrolled: 100, codesOn: 101, codesOff: 102, deactivated: 103 } as const;

/** A clinic's active policy for one kind, as far as lists ask; a mode of null could not be read. */
export type ListPolicy = { readonly mode: PolicyMode | null; readonly skipsAllowed: number };

/** The standings among which everyone of a status is found, and nobody of another but those who are locked. */
export function standingsOf(kind: Kind, status: PersonStatus | null, policy: ListPolicy): readonly number[] {
  const { skipsAllowed } = policy;
  const required = isRequired(policy.mode);
  const unenrolled = Array.from({ length: SKIPS_MOST + 1 }, (_, spent) => spent);
  const mayChoose = [standing.codesOn, standing.codesOff];
  const asked = required ? mayChoose : policy.mode === "optional" ? [standing.codesOn] : [];
  const all: Readonly<Record<Kind, Readonly<Partial<Record<PersonStatus, readonly number[]>>>>> = {
    staff: {
      not_enrolled: unenrolled.filter((spent) => !required || spent >= skipsAllowed),
      in_grace: unenrolled.filter((spent) => required && spent < skipsAllowed),
      enrolled: [standing.enrolled],
      locked: [standing.enrolled],
      deactivated: [standing.deactivated],
    },
    patient: {
      codes_on: asked,
      codes_off: mayChoose.filter((choice) => !asked.includes(choice)),
      locked: asked,
      deactivated: [standing.deactivated],
    },
  };
  if (status !== null) return all[kind][status] ?? [];
  const everyone = kind === "staff" ? [...unenrolled, standing.enrolled] : mayChoose;
  return [...everyone, standing.deactivated];
}
