import { createTestDatabase, type TestDatabase } from "@countersign/db/testing/test-database.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ClinicWorld, clinicWorld } from "../testing.ts";
import { verifyAuthenticatorCode } from "./code/verify-authenticator-code.ts";
import { readLogin } from "./read-login.ts";

let database: TestDatabase;
let world: ClinicWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await clinicWorld(database.db);
});
afterAll(() => database.close());

it("signs a person without a factor in by password under Optional", async () => {
  const person = await world.person();
  const login = await world.begun(person);
  expect(login.step).toEqual({ at: "signed-in", by: "password" });
  expect(await world.redeem(person, login.token)).toMatchObject({ email: person.email, assurance: 1, freshAt: null });
});

it("issues no session for the password alone when there is a factor", async () => {
  const person = await world.person();
  await world.authenticator(person);
  const login = await world.begun(person);
  expect(login.step).toEqual({ at: "enter-code", methods: ["authenticator"] });
  expect(await world.redeem(person, login.token)).toBeNull();
});

it("signs in with the code, once, and the session counts as fresh", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const login = await world.begun(person);
  expect(await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()) })).toEqual({
    ok: true,
  });
  expect(await world.redeem(person, login.token)).toMatchObject({ assurance: 2, method: "authenticator" });
  expect(await world.redeem(person, login.token)).toBeNull();
});

it("refuses a code a second time, in another login too", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const code = phone.code(world.clock.now());
  const first = await world.begun(person);
  const second = await world.begun(person);
  expect(await verifyAuthenticatorCode(world.context, { ...first, code })).toEqual({ ok: true });
  expect(await verifyAuthenticatorCode(world.context, { ...second, code })).toMatchObject({
    ok: false,
    why: "code_already_used",
  });
});

it("ends the login at the fifth wrong code and sets a wait that outlives it", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const login = await world.begun(person);
  for (const triesLeft of [4, 3, 2, 1]) {
    expect(await verifyAuthenticatorCode(world.context, { ...login, code: "000000" })).toMatchObject({
      why: "wrong_code",
      triesLeft,
    });
  }
  expect(await verifyAuthenticatorCode(world.context, { ...login, code: "000000" })).toEqual({
    ok: false,
    why: "login_failed",
  });
  expect(await readLogin(world.context, login)).toEqual({ state: "gone", why: "failed" });

  const next = await world.begun(person);
  const right = { ...next, code: phone.code(world.clock.now()) };
  expect(await verifyAuthenticatorCode(world.context, right)).toEqual({ ok: false, why: "wait", seconds: 30 });
  world.clock.pass({ seconds: 30 });
  expect(await verifyAuthenticatorCode(world.context, { ...next, code: phone.code(world.clock.now()) })).toEqual({
    ok: true,
  });
});
