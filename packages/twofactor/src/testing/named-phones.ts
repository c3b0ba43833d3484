import { authenticators } from "@countersign/db";
import { eq } from "drizzle-orm";
import { confirmEnrolment } from "../authenticators/confirm-enrolment.ts";
import type { EnrolmentPurpose } from "../authenticators/named/authenticator-change.ts";
import { removeAuthenticator } from "../authenticators/named/remove-authenticator.ts";
import { renameAuthenticator } from "../authenticators/named/rename-authenticator.ts";
import { startEnrolment } from "../authenticators/start-enrolment.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import type { Person } from "../session/person.ts";
import { type ClinicWorld, TEST_VISITOR, type TestAuthenticator, type TestPerson } from "./clinic-world.ts";
import { openWindow, signedIn } from "./signed-in.ts";

/** What people do to their authenticators, as a test says it. Contexts are other replicas' where one is given. */
export function namedPhones(world: ClinicWorld) {
  const { context } = world;
  return {
    /** Somebody with recovery codes and so many authenticators, signed in with the first. */
    async owner(names: readonly string[], as: Parameters<ClinicWorld["person"]>[0] = {}) {
      const person = await world.person(as);
      const phones: TestAuthenticator[] = [];
      for (const name of names) {
        const phone = await world.authenticator(person);
        await context.db.update(authenticators).set({ name }).where(eq(authenticators.id, phone.id));
        phones.push(phone);
      }
      await world.recoveryCodes(person);
      const session = await signedIn(world, person, phones[0]);
      world.nextStep();
      return { person, phones, session };
    },

    start: (session: Person, purpose: EnrolmentPurpose, replaces?: string) =>
      startEnrolment(context, { person: session, visitor: TEST_VISITOR, purpose, ...(replaces && { replaces }) }),

    /** Starts and gives the window; fails the test where it is refused. */
    async window(person: TestPerson, session: Person, purpose: EnrolmentPurpose, replaces?: string) {
      const started = await this.start(session, purpose, replaces);
      if (!started.ok) throw new Error(`The set-up was refused: ${started.why}`);
      const window = await openWindow(world, person, { sessionId: session.sessionId });
      return { ...window, confirmAt: (at: typeof context, name = "") => confirmEnrolment(at, window.form({ name })) };
    },

    rename: (session: Person, authenticatorId: string, name: string, at = context) =>
      renameAuthenticator(at, { person: session, authenticatorId, name, visitor: TEST_VISITOR }),

    remove: (session: Person, authenticatorId: string, at = context) =>
      removeAuthenticator(at, { person: session, authenticatorId, visitor: TEST_VISITOR }),

    /** The names in the order in which they came. */
    async names({ accountId }: Pick<TestPerson, "accountId">): Promise<string[]> {
      const rows = await context.db.select().from(authenticators).where(eq(authenticators.accountId, accountId));
      return rows.toSorted((one, other) => one.id.localeCompare(other.id)).map(({ name }) => name);
    },

    /** Whether a code of this key completes a new login of a person now. */
    async opens(person: TestPerson, phone: Pick<TestAuthenticator, "code">): Promise<boolean> {
      const login = await world.begun(person);
      return (await verifyAuthenticatorCode(context, { ...login, code: phone.code(world.clock.now()) })).ok;
    },
  };
}
