import { logins, newId, newToken, tokenDigest } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { clinicWorld, openWindow, signedIn, TEST_VISITOR } from "../testing.ts";
import { cancelLogin } from "./cancel-login.ts";
import { verifyAuthenticatorCode } from "./code/verify-authenticator-code.ts";
import { SIGN_IN } from "./login-use.ts";
import { readLogin } from "./read-login.ts";
import { redeemLogin } from "./redeem-login.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
beforeEach(() => world.policy("staff", "optional"));

it("a completed login lives ten minutes and not an instant longer", async () => {
  const person = await world.person();
  const [early, late] = [await world.begun(person), await world.begun(person)];
  world.clock.pass({ minutes: 10, seconds: -0.001 });
  expect(await redeemLogin(world.context, early)).not.toBeNull();
  world.clock.pass({ seconds: 0.001 });
  expect(await redeemLogin(world.context, late)).toBeNull();
  expect(await readLogin(world.context, late)).toEqual({ state: "gone", why: "expired" });
});

it("a newer login in the same browser replaces the older one, which says so and costs no try", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const old = await world.begun(person);
  const begun = await world.begin(person, { previousToken: old.token });
  if (!begun.ok) throw new Error(begun.why);
  const posted = { ...old, code: phone.code(world.clock.now()) };
  expect(await verifyAuthenticatorCode(world.context, posted)).toEqual({
    ok: false,
    why: "login_gone",
    how: "replaced",
  });
  const oldForm = { ...posted, token: begun.token };
  expect(await verifyAuthenticatorCode(world.context, oldForm)).toEqual({
    ok: false,
    why: "login_gone",
    how: "replaced",
  });
  expect(await readLogin(world.context, { ...begun, place: person.place })).toMatchObject({ login: { codeTries: 0 } });
  const rows = await database.owner.db.execute(
    sql`select 1 from budgets where kind = 'codes' and subject = ${person.accountId}`,
  );
  expect(rows).toEqual([]);
  expect(await verifyAuthenticatorCode(world.context, { ...posted, ...begun })).toEqual({ ok: true });
});

it.each([
  ["an open login", async () => {}],
  ["a cancelled one", (login: Begun) => cancelLogin(world.context, login)],
])("%s is never redeemed", async (_name, end) => {
  const person = await world.person();
  await world.authenticator(person);
  const login = await world.begun(person);
  await end(login);
  expect(await redeemLogin(world.context, login)).toBeNull();
});

it("a login that proves a phone number is never redeemed, not even completed", async () => {
  const patient = await world.person({ portal: "patient" });
  const session = await signedIn(world, patient);
  const token = newToken(world.context.keys);
  const now = world.clock.now();
  await database.db.insert(logins).values({
    clinicId: patient.clinicId,
    id: newId(now),
    accountId: patient.accountId,
    portal: "patient",
    purpose: "confirm_phone",
    tokenHash: tokenDigest(token),
    sessionId: session.sessionId,
    phone: "+447700900123",
    ...TEST_VISITOR,
    createdAt: now,
    expiresAt: new Date(now.getTime() + 600_000),
    completedAt: now,
    completedBy: "text_code",
  });
  expect(await redeemLogin(world.context, { place: patient.place, token, use: SIGN_IN })).toBeNull();
});

it("a login by password alone is worth nothing once a factor was turned on", async () => {
  const person = await world.person();
  const thief = await world.begun(person);
  await world.policy("staff", "required_every_login");
  const own = await world.begun(person);
  await (await openWindow(world, person, { loginId: own.loginId })).confirm();
  await world.policy("staff", "optional");
  expect(await redeemLogin(world.context, thief)).toBeNull();
  expect(await redeemLogin(world.context, own)).not.toBeNull();
});

it("a patient's login by password alone is worth nothing once sign-in codes were turned on", async () => {
  const patient = await world.person({ portal: "patient" });
  await world.policy("patient", "optional");
  const thief = await world.begun(patient);
  world.clock.pass({ seconds: 1 });
  await database.owner.db.execute(
    sql`update accounts set sign_in_codes_on_at = ${world.clock.now()} where id = ${patient.accountId}`,
  );
  expect(await redeemLogin(world.context, thief)).toBeNull();
});

it("with sign-in codes on under Off the password is enough", async () => {
  const patient = await world.person({ portal: "patient" });
  await world.policy("patient", "off");
  await database.owner.db.execute(
    sql`update accounts set sign_in_codes_on_at = ${world.clock.now()} where id = ${patient.accountId}`,
  );
  world.clock.pass({ seconds: 1 });
  expect(await redeemLogin(world.context, await world.begun(patient))).not.toBeNull();
});

type Begun = Awaited<ReturnType<typeof world.begun>>;
