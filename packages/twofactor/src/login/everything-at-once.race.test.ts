import { endAllOtherSessions } from "@countersign/accounts";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { afterAll, expect, it, vi } from "vitest";
import { disableTwoFactor } from "../authenticators/disable-two-factor.ts";
import { removeAuthenticator } from "../authenticators/named/remove-authenticator.ts";
import { startEnrolment } from "../authenticators/start-enrolment.ts";
import { makeRecoveryCodes } from "../recovery-codes/make-recovery-codes.ts";
import { verifyRecoveryCode } from "../recovery-codes/verify-recovery-code.ts";
import {
  brokenInvariants,
  clinicWorld,
  openWindow,
  replicaOf,
  seen,
  signedIn,
  TEST_VISITOR,
  watchSteps,
} from "../testing.ts";
import { beginStepUp } from "./begin-step-up.ts";
import { verifyAuthenticatorCode } from "./code/verify-authenticator-code.ts";
import { redeemLogin } from "./redeem-login.ts";

vi.setConfig({ testTimeout: 90_000 });
const database = await createTestDatabase();
afterAll(() => database.close());
await watchSteps(database.owner.db);
const world = await clinicWorld(database.db);
const replica = replicaOf(world, database.connect(20));

/** A person with a fresh session, a step-up half done, a set-up open and logins at every stage. */
async function busyPerson() {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const second = await world.authenticator(person);
  const [recovery = ""] = await world.recoveryCodes(person);
  const session = await signedIn(world, person, phone);
  world.nextStep();
  const waiting = await world.begun(person);
  await verifyAuthenticatorCode(world.context, { ...waiting, code: phone.code(world.clock.now()) });
  world.nextStep();
  const step = { person: session, visitor: TEST_VISITOR, intent: { action: "test", input: null }, returnTo: "/" };
  const stepUp = { ...(await beginStepUp(world.context, step)), place: person.place };
  await verifyAuthenticatorCode(world.context, { ...stepUp, code: phone.code(world.clock.now()) });
  await startEnrolment(world.context, { person: session, visitor: TEST_VISITOR });
  const window = await openWindow(world, person, { sessionId: session.sessionId });
  const logins = [await world.begun(person), await world.begun(person), await world.begun(person)] as const;
  world.nextStep();
  return { person, second, recovery, session, waiting, stepUp, window, logins, code: phone.code(world.clock.now()) };
}

it("whatever one person does in ten places at once, nothing waits in a circle and nothing is done by halves", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { person, second, recovery, session, waiting, stepUp, window, logins, code } = await busyPerson();
    const asker = { ...session, visitor: TEST_VISITOR };
    const form = { place: person.place, person: session, visitor: TEST_VISITOR };
    // A deadlock or a lock that is not given in time is thrown, and fails the test.
    await Promise.all([
      redeemLogin(world.context, waiting),
      redeemLogin(replica, stepUp),
      window.confirm(),
      disableTwoFactor(replica, { ...form, code }),
      makeRecoveryCodes(world.context, form),
      makeRecoveryCodes(replica, form),
      startEnrolment(replica, form),
      startEnrolment(world.context, { ...form, purpose: "add" }),
      removeAuthenticator(replica, { ...form, authenticatorId: second.id }),
      endAllOtherSessions(replica, asker),
      verifyAuthenticatorCode(world.context, { ...logins[0], code }),
      verifyAuthenticatorCode(replica, { ...logins[1], code: "000000" }),
      verifyRecoveryCode(replica, { ...logins[2], code: recovery }),
      world.begin(person, { previousToken: logins[1].token }),
      seen(world, session),
    ]);
    expect(await brokenInvariants(database.owner.db)).toEqual([]);
  }
});
