import type { Kind } from "@countersign/db";

/** What an admin may do for one person; also the names of the dialogs and of the intents kept during a step-up. */
export const personActions = ["reset_two_factor", "restart_skips", "unlock_factors"] as const;
export type PersonAction = (typeof personActions)[number];

/** Patients have no skips to restart. */
const notForPatients: readonly PersonAction[] = ["restart_skips"];

/** The actions that exist for a kind of people, in the order in which their buttons stand. */
export function actionsFor(kind: Kind): readonly PersonAction[] {
  return personActions.filter((action) => kind === "staff" || !notForPatients.includes(action));
}

/** Whether a text names an action that exists for this kind. */
export function isPersonAction(kind: Kind, text: string): text is PersonAction {
  return actionsFor(kind).some((action) => action === text);
}
