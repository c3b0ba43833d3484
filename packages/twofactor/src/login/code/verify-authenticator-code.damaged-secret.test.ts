import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { disableTwoFactor } from "../../authenticators/disable-two-factor.ts";
import { clinicWorld, signedIn, TEST_VISITOR } from "../../testing.ts";
import { readLogin } from "../read-login.ts";
import { verifyAuthenticatorCode } from "./verify-authenticator-code.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);

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
    await expect(verifyAuthenticatorCode(world.context, { ...login, code })).rejects.toThrow();
  }
  expect(await world.redeem(person, login.token)).toBeNull();
  expect(await readLogin(world.context, login)).toMatchObject({
    state: "open",
    login: { codeTries: 0, waitsUntil: null },
  });
  const [budget] = await database.owner.db.execute(
    sql`select spent from budgets where kind = 'codes' and subject = ${person.accountId}`,
  );
  expect(budget).toEqual({ spent: 0 });
});

it("a whole row moved to another account does not open there", async () => {
  const [person, thief] = [await world.person(), await world.person()];
  const phone = await world.authenticator(person);
  await database.owner.db.execute(
    sql`update authenticators set account_id = ${thief.accountId} where id = ${phone.id}`,
  );
  const login = await world.begun(thief);
  const posted = { ...login, code: phone.code(world.clock.now()) };
  await expect(verifyAuthenticatorCode(world.context, posted)).rejects.toThrow();
  expect(await world.redeem(thief, login.token)).toBeNull();
});

it("a damaged secret cannot be turned off either", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const signed = await signedIn(world, person, phone);
  world.nextStep();
  await database.owner.db.execute(sql`update authenticators set key_id = 'gone' where id = ${phone.id}`);
  const form = { place: person.place, person: signed, visitor: TEST_VISITOR, code: phone.code(world.clock.now()) };
  await expect(disableTwoFactor(world.context, form)).rejects.toThrow();
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
