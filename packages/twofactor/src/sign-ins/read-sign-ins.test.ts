import { logins } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { cancelLogin } from "../login/cancel-login.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { skipForNow } from "../login/skip-for-now.ts";
import { signedIn, signedInBySkip, steppedUp } from "../testing/signed-in.ts";
import { type ClinicWorld, clinicWorld, TEST_VISITOR, type TestPerson } from "../testing.ts";
import { keptDecision } from "./kept-decision.ts";
import { readSignIns } from "./read-sign-ins.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

let world: ClinicWorld;
let clinics = 0;

beforeEach(async () => {
  clinics += 1;
  world = await clinicWorld(database.db, `clinic${clinics}`);
});

const signInsOf = (person: TestPerson, limit = 20) => readSignIns(world.context, { ...person, limit });

it("a wrong code and then the right one: why a code was asked, what was offered, what worked", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const login = await world.begun(person);
  await verifyAuthenticatorCode(world.context, { ...login, code: "000000" });
  await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()) });
  await world.redeem(person, login.token);
  expect(await signInsOf(person)).toMatchObject([
    {
      ...TEST_VISITOR,
      portal: "staff",
      state: "redeemed",
      method: "authenticator",
      wrongCodes: 1,
      decision: {
        mode: "optional",
        policyVersion: 1,
        asked: "enter-code",
        offered: ["authenticator"],
        skipsAfter: null,
      },
    },
  ]);
});

it("a skip: how many were left before it and after it", async () => {
  await world.policy("staff", "required_every_login", 3);
  const person = await world.person();
  await signedInBySkip(world, person);
  const decision = { asked: "enrol", skipsLeft: 3, skipsAfter: 2 };
  expect(await signInsOf(person)).toMatchObject([{ method: "skip", state: "redeemed", wrongCodes: 0, decision }]);
});

it("five wrong codes, given up, left alone, put off but not finished: each as it ended, newest first", async () => {
  await world.policy("staff", "required_every_login", 3);
  const person = await world.person();
  await world.begun(person);
  world.clock.pass({ minutes: 31 });
  const givenUp = await world.begun(person);
  await cancelLogin(world.context, { ...givenUp });
  world.clock.pass({ minutes: 1 });
  const putOff = await world.begun(person);
  await skipForNow(world.context, putOff);
  await world.authenticator(person);
  world.clock.pass({ minutes: 1 });
  const failed = await world.begun(person);
  for (let tried = 0; tried < 5; tried += 1)
    await verifyAuthenticatorCode(world.context, { ...failed, code: "000000" });
  const found = await signInsOf(person);
  expect(found.map(({ state, wrongCodes }) => [state, wrongCodes])).toEqual([
    ["failed", 5],
    ["completed", 0],
    ["cancelled", 0],
    ["expired", 0],
  ]);
  expect(await signInsOf(person, 2)).toHaveLength(2);
});

it("confirming that it is them is no sign-in, and somebody else's are not theirs", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const session = await signedIn(world, person, phone);
  world.nextStep();
  await steppedUp(world, session, phone);
  await signedIn(world, await world.person());
  expect(await signInsOf(person)).toHaveLength(1);
});

it("a patient's: which ways of sending a code were open", async () => {
  await world.policy("patient", "required_every_login");
  const patient = await world.person({ portal: "patient" });
  await world.begun(patient);
  const decision = { asked: "enter-code", offered: ["email_code"], skipsLeft: null };
  expect(await signInsOf(patient)).toMatchObject([{ portal: "patient", state: "open", decision }]);
});

it("a login from before decisions were kept has none", async () => {
  const person = await world.person();
  const login = await world.begun(person);
  await database.db.update(logins).set({ decision: null }).where(eq(logins.id, login.loginId));
  expect(await signInsOf(person)).toMatchObject([{ decision: null }]);
});

it.each([null, 7, "x", {}, { asked: "dance" }])("%j says nothing that could be read", (found) => {
  expect(keptDecision(found)).toBeNull();
});
