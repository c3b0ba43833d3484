import { context } from "@countersign/auth/context.ts";
import { type OpenEnrolment, type Person, readEnrolment } from "@countersign/twofactor";

/** The set-up that is open in this person's session, or null. */
export function openEnrolmentOf(person: Person): Promise<OpenEnrolment | null> {
  return readEnrolment(context(), {
    account: person,
    owner: { sessionId: person.sessionId },
    issuer: person.clinic.name,
    accountName: person.email,
  });
}
