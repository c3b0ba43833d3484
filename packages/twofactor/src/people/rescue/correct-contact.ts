import { hasConsole, maskEmail, maskPhone } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import { accounts, type Context, type Database } from "@countersign/db";
import { and, eq } from "drizzle-orm";
import { isUniqueViolation } from "../../contact/unique-violation.ts";
import { stopLogins } from "../../login/stop-logins.ts";
import type { Address } from "../../notices/addresses.ts";
import { tell } from "../../notices/tell.ts";
import { type ActionRefusal, actionReason } from "../action-reason.ts";
import { endAccess } from "./end-access.ts";
import { type HeldPerson, holdPerson } from "./hold-person.ts";
import { actedOn, byClinic, type PersonAction } from "./person-action.ts";

export type CorrectContactResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly why:
        | ActionRefusal
        | "own_contact"
        | "contact_of_console"
        | "contact_of_late_admin"
        | "deactivated"
        | "contact_unchanged"
        | "email_taken";
    };

/** What somebody's addresses are to be. What was typed has been checked: see `emailAddress`, `phoneNumber`. */
export type CorrectedContact = {
  readonly email: string;
  /** E.164, or null for none; of staff none is kept, and it is not looked at. */
  readonly phone: string | null;
};

/**
 * Corrects the addresses at which a person is reached, after the actor made sure who they are. Another number counts as
 * unconfirmed until a code sent to it was typed back. Whatever went to the old addresses is worth nothing any more:
 * links, half-done logins with their codes, sessions, trusted devices. Old addresses and new ones are told.
 *
 * Not of those who have the console, nor of admins demoted lately: who can move an admin's mails could take the account
 * by a forgotten password and a re-enrolment, past the approval that resetting an admin wants. The caller has made sure of a fresh code.
 */
export async function correctContact(
  context: Context,
  action: PersonAction & CorrectedContact,
): Promise<CorrectContactResult> {
  const reason = actionReason.parse(action.reason);
  const { actor, accountId } = action;
  const at = context.now();
  try {
    return await context.db.transaction(async (tx): Promise<CorrectContactResult> => {
      const held = await holdPerson(tx, { actor, accountId, may: "rescue_people", at });
      if (!held.ok) return held;
      const { person } = held;
      if (person.isSelf) return { ok: false, why: "own_contact" };
      if (hasConsole(person.role)) return { ok: false, why: "contact_of_console" };
      if (person.countsAsAdmin) return { ok: false, why: "contact_of_late_admin" };
      if (person.deactivated) return { ok: false, why: "deactivated" };
      const after = { email: action.email, phone: person.kind === "patient" ? action.phone : person.phone };
      if (after.email === person.email && after.phone === person.phone) return { ok: false, why: "contact_unchanged" };

      await stopLogins(tx, { ...person, except: null, at });
      await writeContact(tx, person, after);
      const details = {
        reason,
        identityChecked: true,
        ...changesOf(person, after),
        ...(await endAccess(tx, person, at)),
      };
      await appendEvent(tx, { ...actedOn(person, action, at), event: "account.contact_corrected", details });
      await tellOfCorrection(tx, person, after, at);
      return { ok: true };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { ok: false, why: "email_taken" };
  }
}

/** An address that changes is not known to fail, and a number that changes is not known to be theirs. */
async function writeContact(tx: Database, person: HeldPerson, { email, phone }: CorrectedContact): Promise<void> {
  await tx
    .update(accounts)
    .set({
      ...(email === person.email ? {} : { email, emailFailingAt: null, emailFailingWhy: null }),
      ...(phone === person.phone ? {} : { phone, phoneConfirmedAt: null, phoneFailingAt: null, phoneFailingWhy: null }),
    })
    .where(and(eq(accounts.clinicId, person.clinicId), eq(accounts.id, person.accountId)));
}

/** From what to what, as much of it as recognises it. */
function changesOf(person: HeldPerson, { email, phone }: CorrectedContact) {
  const masked = (number: string | null) => (number === null ? null : maskPhone(number));
  return {
    ...(email === person.email ? {} : { email: { from: maskEmail(person.email), to: maskEmail(email) } }),
    ...(phone === person.phone ? {} : { phone: { from: masked(person.phone), to: masked(phone) } }),
  };
}

/** At the old addresses and the new email; another number counts once it is confirmed. */
function tellOfCorrection(tx: Database, person: HeldPerson, { email, phone }: CorrectedContact, at: Date) {
  const words = {
    kind: "contact_corrected",
    masked: email === person.email ? null : maskEmail(email),
    ending: phone === person.phone ? null : (phone ?? "").slice(-2),
  } as const;
  const earlier: Address[] = [{ channel: "email", to: person.email }];
  if (person.phone && person.phoneConfirmed) earlier.push({ channel: "text", to: person.phone });
  return tell(tx, byClinic(person, at), words, { earlier });
}
