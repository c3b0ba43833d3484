import { appendEvent } from "@countersign/audit";
import { authenticatorEnrolments, type Context, type EnrolmentId, type Sealed } from "@countersign/db";
import { and, lt, sql } from "drizzle-orm";
import type { EnrolmentFault, EnrolmentPerson } from "./confirm-enrolment.ts";
import type { EnrolmentPurpose } from "./named/authenticator-change.ts";
import { isOpenEnrolment } from "./read-enrolment.ts";

/** Tries of one enrolment; they don't charge the login budget, because nothing is protected by this key yet. */
export const TRIES_PER_ENROLMENT = 10;

/** Pays for one try before it is looked at and hands over the key being set up. */
export async function chargeEnrolmentTry(
  context: Context,
  person: EnrolmentPerson,
): Promise<
  | {
      readonly ok: true;
      readonly enrolmentId: EnrolmentId;
      readonly sealed: Sealed;
      readonly purpose: EnrolmentPurpose;
      readonly replaces: string | null;
      /** This one included. */
      readonly tries: number;
    }
  | { readonly ok: false; readonly why: "gone" | "too_many_tries" }
> {
  const open = isOpenEnrolment(person, person.owner, context.now());
  const [row] = await context.db
    .update(authenticatorEnrolments)
    .set({ tries: sql`${authenticatorEnrolments.tries} + 1` })
    .where(and(open, lt(authenticatorEnrolments.tries, TRIES_PER_ENROLMENT)))
    .returning();
  if (row) {
    const { id, purpose, replaces, tries, keyId, secretSealed: sealed } = row;
    return { ok: true, enrolmentId: id as EnrolmentId, sealed: { keyId, sealed }, purpose, replaces, tries };
  }
  const [spent] = await context.db.select({ id: authenticatorEnrolments.id }).from(authenticatorEnrolments).where(open);
  return { ok: false, why: spent ? "too_many_tries" : "gone" };
}

/** Writes down a try that did not work. */
export async function recordWrongEnrolmentTry(
  context: Context,
  person: EnrolmentPerson,
  fault: EnrolmentFault,
): Promise<void> {
  const { clinicId, accountId, portal, owner, visitor } = person;
  await appendEvent(context.db, {
    clinicId,
    accountId,
    portal,
    ...owner,
    ...visitor,
    at: context.now(),
    event: fault.password ? "enrolment.password_wrong" : "enrolment.code_wrong",
    outcome: "failure",
  });
}
