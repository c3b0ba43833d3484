import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import { brokenInvariants, clinicWorld, replicaOf, seen, signedIn, TEST_VISITOR } from "../testing.ts";
import { disableTwoFactor } from "./disable-two-factor.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const replica = replicaOf(world, database.connect(10));
beforeEach(() => world.policy("staff", "optional"));
afterEach(async () => {
  expect(await brokenInvariants(database.owner.db)).toEqual([]);
});

async function enrolledAndIn() {
  const person = await world.person();
  const phone = await world.authenticator(person);
  await world.recoveryCodes(person);
  const session = await signedIn(world, person, phone);
  world.nextStep();
  const off = (code = phone.code(world.clock.now()), context = world.context) =>
    disableTwoFactor(context, { place: person.place, person: session, code, visitor: TEST_VISITOR });
  return { person, phone, session, off };
}

it("takes authenticator, recovery codes and other sessions; this one goes on; the next login is by password", async () => {
  const { person, phone, session, off } = await enrolledAndIn();
  const elsewhere = await signedIn(world, person, phone);
  world.nextStep();
  expect(await off()).toEqual({ ok: true });
  expect(await seen(world, session)).toMatchObject({ live: true, person: { authenticators: 0, recoveryCodesLeft: 0 } });
  expect(await seen(world, elsewhere)).toEqual({ live: false, why: "factor_changed" });
  expect((await world.begun(person)).step).toEqual({ at: "signed-in", by: "password" });
});

it("wants a code of this moment: malformed, wrong and spent ones are refused", async () => {
  const { phone, off } = await enrolledAndIn();
  const code = phone.code(world.clock.now());
  expect(await off("12345")).toEqual({ ok: false, why: "malformed_code" });
  expect(await off(code === "000000" ? "111111" : "000000")).toEqual({ ok: false, why: "wrong_code" });
  const before = phone.code(new Date(world.clock.now().getTime() - 30_000));
  expect(await off(before)).toEqual({ ok: false, why: "code_already_used" });
  expect(await off(code)).toEqual({ ok: true });
});

it("is refused where the clinic requires a factor, also when that was saved a moment ago", async () => {
  const { person, off } = await enrolledAndIn();
  await world.policy("staff", "required_every_login");
  expect(await off()).toEqual({ ok: false, why: "required_by_policy" });
  expect((await world.begun(person)).step.at).toBe("enter-code");
});

it("a login completed with the factor, or half-way in, is worth nothing after it", async () => {
  const { person, phone, session, off } = await enrolledAndIn();
  const [completed, open] = [await world.begun(person), await world.begun(person)];
  await verifyAuthenticatorCode(world.context, { ...completed, code: phone.code(world.clock.now()) });
  world.nextStep();
  expect(await off()).toEqual({ ok: true });
  expect(await redeemLogin(world.context, completed)).toBeNull();
  expect(await redeemLogin(world.context, open)).toBeNull();
  expect(await seen(world, session)).toMatchObject({ live: true });
});

it("pressed ten times at once over two replicas turns off once, with one mail", async () => {
  const { person, off, phone } = await enrolledAndIn();
  const code = phone.code(world.clock.now());
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, index) => off(code, index % 2 ? replica : world.context)),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const mails = await database.owner.db.execute(sql`select 1 from pgboss.job_common
    where data->>'kind' = 'two_factor_disabled' and data->>'accountId' = ${person.accountId}`);
  expect(mails).toHaveLength(1);
});

it("the same code at Disable and at a login at once is worth one of them", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { person, phone, off } = await enrolledAndIn();
    const login = await world.begun(person);
    const code = phone.code(world.clock.now());
    const [disabled, verified] = await Promise.all([off(code), verifyAuthenticatorCode(replica, { ...login, code })]);
    expect([disabled.ok, verified.ok].filter(Boolean)).toHaveLength(1);
  }
});

it("skips spent stay spent", async () => {
  const { person, off } = await enrolledAndIn();
  await database.owner.db.execute(sql`update accounts set skips_spent = 5 where id = ${person.accountId}`);
  expect(await off()).toEqual({ ok: true });
  await world.policy("staff", "required_every_login", 5);
  expect((await world.begun(person)).step).toEqual({ at: "enrol", skipsLeft: 0 });
  await database.owner.db.execute(sql`update accounts set skips_spent = 0 where id = ${person.accountId}`);
});
