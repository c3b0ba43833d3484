import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { confirmEnrolment } from "../../authenticators/confirm-enrolment.ts";
import { disableTwoFactor } from "../../authenticators/disable-two-factor.ts";
import { startEnrolment } from "../../authenticators/start-enrolment.ts";
import { replaceUnseenRecoveryCodes } from "../../recovery-codes/make-recovery-codes.ts";
import { showRecoveryCodes } from "../../recovery-codes/show-recovery-codes.ts";
import { verifyRecoveryCode } from "../../recovery-codes/verify-recovery-code.ts";
import { clinicWorld, openWindow, signedIn, TEST_PASSWORD, TEST_VISITOR } from "../../testing.ts";
import { readLogin } from "../read-login.ts";
import { verifyAuthenticatorCode } from "./verify-authenticator-code.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);

const UNREADABLE = { ok: false, why: "secret_unreadable" };

/** What the trail says could not be read, one entry a time. */
async function told(accountId: string) {
  const rows = await database.owner.db.execute<{ authenticators: string[] }>(sql`
    select details->'authenticators' as authenticators from audit_events
    where account_id = ${accountId} and event = 'authenticator.unreadable'`);
  return rows.map(({ authenticators }) => authenticators);
}

async function spentBy(accountId: string) {
  const [row] = await database.owner.db.execute<{ spent: number }>(
    sql`select spent from budgets where kind = 'codes' and subject = ${accountId}`,
  );
  return row?.spent;
}

const damages = [
  [
    "copied from another account",
    (id: string, other: string) =>
      sql`update authenticators set secret_sealed = (select secret_sealed from authenticators where id = ${other}) where id = ${id}`,
  ],
  [
    "cut short",
    (id: string) => sql`update authenticators set secret_sealed = substring(secret_sealed for 10) where id = ${id}`,
  ],
  ["empty", (id: string) => sql`update authenticators set secret_sealed = '' where id = ${id}`],
  [
    "changed by a bit",
    (id: string) =>
      sql`update authenticators set secret_sealed = set_bit(secret_sealed, 300, 1 - get_bit(secret_sealed, 300)) where id = ${id}`,
  ],
  ["sealed with a key nobody has", (id: string) => sql`update authenticators set key_id = 'gone' where id = ${id}`],
] as const;

it.each(damages)("a secret %s lets nobody in, is no missing factor, and costs no try", async (_name, damage) => {
  const [person, other] = [await world.person(), await world.person()];
  const [phone, foreign] = [await world.authenticator(person), await world.authenticator(other)];
  await database.owner.db.execute(damage(phone.id, foreign.id));
  const login = await world.begun(person);
  expect(login.step).toEqual({ at: "enter-code", methods: ["authenticator"] });
  for (const code of [phone, foreign, phone, foreign, phone, foreign, phone].map((app) =>
    app.code(world.clock.now()),
  )) {
    expect(await verifyAuthenticatorCode(world.context, { ...login, code })).toEqual(UNREADABLE);
  }
  expect(await told(person.accountId)).toEqual(Array(7).fill([phone.id]));
  expect(await world.redeem(person, login.token)).toBeNull();
  expect(await readLogin(world.context, login)).toMatchObject({
    state: "open",
    login: { codeTries: 0, waitsUntil: null },
  });
  expect(await spentBy(person.accountId)).toBe(0);
});

it("a whole row moved to another account does not open there", async () => {
  const [person, thief] = [await world.person(), await world.person()];
  const phone = await world.authenticator(person);
  await database.owner.db.execute(
    sql`update authenticators set account_id = ${thief.accountId} where id = ${phone.id}`,
  );
  const login = await world.begun(thief);
  const posted = { ...login, code: phone.code(world.clock.now()) };
  expect(await verifyAuthenticatorCode(world.context, posted)).toEqual(UNREADABLE);
  expect(await world.redeem(thief, login.token)).toBeNull();
});

it("a damaged secret cannot be turned off either", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const signed = await signedIn(world, person, phone);
  world.nextStep();
  await database.owner.db.execute(sql`update authenticators set key_id = 'gone' where id = ${phone.id}`);
  const form = { place: person.place, person: signed, visitor: TEST_VISITOR, code: phone.code(world.clock.now()) };
  expect(await disableTwoFactor(world.context, form)).toEqual(UNREADABLE);
  expect(await told(person.accountId)).toEqual([[phone.id]]);
  expect(await spentBy(person.accountId)).toBe(0);
  expect((await world.begun(person)).step.at).toBe("enter-code");
});

it("a login moved to an account without a factor is worth nothing more than a password", async () => {
  const person = await world.person();
  await world.authenticator(person);
  const login = await world.begun(person);
  await database.owner.db.execute(sql`delete from authenticators where account_id = ${person.accountId}`);
  expect(await verifyAuthenticatorCode(world.context, { ...login, code: "123456" })).toMatchObject({ ok: false });
  expect(await world.redeem(person, login.token)).toBeNull();
});

it("of several authenticators the healthy ones work on, and guesses at them are charged as ever", async () => {
  const person = await world.person();
  const [damaged, healthy] = [await world.authenticator(person), await world.authenticator(person)];
  await database.owner.db.execute(sql`update authenticators set secret_sealed = '' where id = ${damaged.id}`);
  const login = await world.begun(person);
  const guess = { ...login, code: damaged.code(world.clock.now()) };
  expect(await verifyAuthenticatorCode(world.context, guess)).toMatchObject({ why: "wrong_code", triesLeft: 4 });
  expect(await spentBy(person.accountId)).toBe(1);
  const right = { ...login, code: healthy.code(world.clock.now()) };
  expect(await verifyAuthenticatorCode(world.context, right)).toEqual({ ok: true });
  expect(await told(person.accountId)).toEqual([[damaged.id], [damaged.id]]);
  expect(await world.redeem(person, login.token)).toMatchObject({ assurance: 2, authenticators: 2 });
});

it("a recovery code leads past a damaged secret, to setting up a new phone", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const [code = ""] = await world.recoveryCodes(person);
  await database.owner.db.execute(sql`update authenticators set key_id = 'gone' where id = ${phone.id}`);
  const login = await world.begun(person);
  expect(await verifyRecoveryCode(world.context, { ...login, code })).toEqual({ ok: true, remaining: 9 });
  const signed = await world.redeem(person, login.token);
  if (!signed) throw new Error("Nobody was signed in.");
  expect(await startEnrolment(world.context, { person: signed, visitor: TEST_VISITOR })).toEqual({ ok: true });
  const window = await openWindow(world, person, { sessionId: signed.sessionId });
  expect(await window.confirm()).toMatchObject({ ok: true });
});

it("a set-up whose key cannot be read is shown nowhere, confirmed by nothing, and gives way to another", async () => {
  const person = await world.person();
  const signed = await signedIn(world, person);
  const owner = { sessionId: signed.sessionId };
  const wish = { person: signed, visitor: TEST_VISITOR };
  await startEnrolment(world.context, wish);
  const { form } = await openWindow(world, person, owner);
  await database.owner.db.execute(
    sql`update authenticator_enrolments set key_id = 'gone' where account_id = ${person.accountId}`,
  );
  await expect(openWindow(world, person, owner)).rejects.toThrow("No enrolment is open");
  expect(await confirmEnrolment(world.context, form())).toEqual({ ok: false, why: "gone" });
  expect(await startEnrolment(world.context, wish)).toEqual({ ok: true });
  expect(await (await openWindow(world, person, owner)).confirm()).toMatchObject({ ok: true });
});

it("recovery codes that cannot be read are not shown, and new ones are offered for the password", async () => {
  const person = await world.person();
  const session = await signedIn(world, person);
  await startEnrolment(world.context, { person: session, visitor: TEST_VISITOR });
  const confirmed = await (await openWindow(world, person, { sessionId: session.sessionId })).confirm();
  if (!confirmed.ok || !confirmed.token) throw new Error("The set-up was not confirmed.");
  expect((await showRecoveryCodes(world.context, person))?.codes).toHaveLength(10);
  await database.owner.db.execute(
    sql`update recovery_code_sets set codes_sealed = 'damaged' where account_id = ${person.accountId}`,
  );
  expect(await showRecoveryCodes(world.context, person)).toBeNull();
  const signed = await world.redeem(person, confirmed.token, session);
  if (!signed) throw new Error("The step-up was not redeemed.");
  expect(signed.unseenRecoveryCodes).toBe(true);
  const wish = { person: signed, password: TEST_PASSWORD, visitor: TEST_VISITOR };
  expect(await replaceUnseenRecoveryCodes(world.context, wish)).toEqual({ ok: true });
  expect((await showRecoveryCodes(world.context, person))?.codes).toHaveLength(10);
});
