import { hasConsole } from "@countersign/accounts";
import { HOURS_BETWEEN_REMINDERS, isRequired, type Person, type PersonFacts } from "@countersign/twofactor";
import { type ActionRefused, actionRefused, OUT_OF_REACH } from "./action-sentences.ts";
import type { PersonAction } from "./person-action.ts";

/** Whoever looks at the page. */
export type Actor = Pick<Person, "accountId" | "role">;

/** What is refused whatever is typed, so that the dialog says it instead of asking. The flows refuse it too. */
export function refusalAhead(action: PersonAction, person: PersonFacts, by: Actor, now: Date): string | null {
  if (by.role !== "admin" && hasConsole(person.role)) return OUT_OF_REACH;
  const why = checks[action](person, person.accountId === by.accountId, now);
  return why === null ? null : actionRefused[why];
}

type Check = (person: PersonFacts, isSelf: boolean, now: Date) => ActionRefused | null;

const checks: Readonly<Record<PersonAction, Check>> = {
  reset_two_factor: (person, isSelf) => (isSelf ? "yourself" : hasNothingToReset(person) ? "nothing_to_reset" : null),
  restart_skips: ({ skipsSpent }) => (skipsSpent === 0 ? "no_skips_spent" : null),
  unlock_factors: ({ suspendedAt, waitsUntil }, _, now) =>
    suspendedAt === null && (waitsUntil === null || waitsUntil <= now) ? "not_locked" : null,
  sign_out_everywhere: (_, isSelf) => (isSelf ? "yourself_signed_in" : null),
  correct_contact: ({ role }, isSelf) => (isSelf ? "own_contact" : hasConsole(role) ? "contact_of_console" : null),
  send_reminder: (person, _, now) => reminderRefusal(person, now),
  change_role: (_, isSelf) => (isSelf ? "own_role" : null),
  deactivate: (_, isSelf) => (isSelf ? "yourself_deactivated" : null),
  reactivate: () => null,
};

function hasNothingToReset({ kind, authenticators, recoveryCodesLeft, signInCodesOn, phoneConfirmed }: PersonFacts) {
  const hasCodes = kind === "patient" && (signInCodesOn || phoneConfirmed);
  return !hasCodes && authenticators.length === 0 && recoveryCodesLeft === 0;
}

function reminderRefusal(person: PersonFacts, now: Date): ActionRefused | null {
  const { kind, hasPassword, authenticators, mode, signInCodesOn, remindedAt } = person;
  if (!hasPassword) return "no_password";
  if (kind === "patient" && mode === "off") return "nothing_to_set_up";
  if (kind === "staff" ? authenticators.length > 0 : signInCodesOn || isRequired(mode)) return "enrolled_already";
  const earliest = now.getTime() - HOURS_BETWEEN_REMINDERS * 3_600_000;
  return remindedAt && remindedAt.getTime() > earliest ? "reminded_today" : null;
}
