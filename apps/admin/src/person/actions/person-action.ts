import { type Capability, may, type Role } from "@countersign/accounts";
import type { PersonFacts } from "@countersign/twofactor";

/** What may be done for a person; also the names of the dialogs and of the intents kept during a step-up. */
const personActions = [
  "reset_two_factor",
  "restart_skips",
  "unlock_factors",
  "sign_out_everywhere",
  "correct_contact",
  "send_reminder",
  "change_role",
  "deactivate",
  "reactivate",
] as const;
export type PersonAction = (typeof personActions)[number];

/** Those that are told a reason and nothing else. */
export const plainActions = [
  "reset_two_factor",
  "restart_skips",
  "unlock_factors",
  "sign_out_everywhere",
  "deactivate",
  "reactivate",
] as const satisfies readonly PersonAction[];
export type PlainAction = (typeof plainActions)[number];

/** Those that take something away from the person. */
export const dangerousActions: readonly PersonAction[] = ["reset_two_factor", "deactivate"];

/** What somebody's role must allow. The flows ask it again. */
const wanted: Readonly<Record<PersonAction, Capability>> = {
  reset_two_factor: "rescue_people",
  restart_skips: "rescue_people",
  unlock_factors: "rescue_people",
  sign_out_everywhere: "rescue_people",
  correct_contact: "rescue_people",
  send_reminder: "see_people",
  change_role: "manage_people",
  deactivate: "manage_people",
  reactivate: "manage_people",
};

/** Patients have no skips to restart, and no role. */
const notForPatients: readonly PersonAction[] = ["restart_skips", "change_role"];

/** What somebody of a role may do for a person, in the order in which its buttons stand. */
export function actionsFor({ kind, status }: Pick<PersonFacts, "kind" | "status">, role: Role | null): PersonAction[] {
  const isClosed = status === "deactivated";
  return personActions.filter(
    (action) =>
      may(role, wanted[action]) &&
      (action === "reactivate") === isClosed &&
      (kind === "staff" || !notForPatients.includes(action)),
  );
}
