import { invitePerson, inviteToSetPassword, readInvitation } from "@countersign/accounts";
import { logins, sessions, trustedDevices } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { verifyAuthenticatorCode } from "../../login/code/verify-authenticator-code.ts";
import { SIGN_IN } from "../../login/login-use.ts";
import { readLogin } from "../../login/read-login.ts";
import { redeemLogin } from "../../login/redeem-login.ts";
import { type ConsoleWorld, consoleWorld } from "../../testing/console-world.ts";
import { seen, signedIn, TEST_VISITOR, type TestPerson } from "../../testing.ts";
import { deactivatePerson, reactivatePerson } from "./deactivate-person.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

let world: ConsoleWorld;
beforeEach(async () => {
  world = await consoleWorld(database);
});

const deactivate = (person: { accountId: string }, by = world.admin) =>
  deactivatePerson(world.context, world.on(person, by));
const reactivate = (person: { accountId: string }) => reactivatePerson(world.context, world.on(person));
const trust = (person: TestPerson) =>
  database.db.insert(trustedDevices).values({
    clinicId: world.clinicId,
    id: crypto.randomUUID(),
    accountId: person.accountId,
    portal: "staff",
    tokenHash: world.context.keys.random(32),
    ...TEST_VISITOR,
    createdAt: world.clock.now(),
    lastUsedAt: world.clock.now(),
    expiresAt: new Date(world.clock.now().getTime() + 86_400_000),
  });
const liveTrust = (person: TestPerson) =>
  database.db
    .select()
    .from(trustedDevices)
    .where(and(eq(trustedDevices.accountId, person.accountId), isNull(trustedDevices.endedAt)));

it("ends sessions, half-done logins and trusted devices, says who did it and why, and tells the person without it", async () => {
  const person = await world.person();
  const session = await signedIn(world, person);
  const half = await world.begun(person);
  await trust(person);
  expect(await deactivate(person)).toEqual({ ok: true });

  expect(await seen(world, session)).toMatchObject({ live: false });
  expect(await readLogin(world.context, half)).toMatchObject({ state: "gone" });
  expect(await redeemLogin(world.context, half)).toBeNull();
  expect(await liveTrust(person)).toEqual([]);
  expect(await world.eventsOn(person)).toMatchObject([
    {
      event: "account.deactivated",
      actorId: world.admin.accountId,
      sessionId: world.admin.sessionId,
      details: { reason: "Asked at the front desk", sessionsEnded: 1, devicesEnded: 1 },
    },
  ]);
  const [letter, ...more] = await world.lettersTo(person);
  expect(letter).toMatchObject({ kind: "account_deactivated", to: person.email });
  expect(JSON.stringify(letter)).not.toContain("front desk");
  expect(more).toEqual([]);
});

it("tells whoever signs in to a deactivated account what a wrong password tells", async () => {
  const person = await world.person();
  await deactivate(person);
  expect(await world.begin(person)).toEqual({ ok: false, why: "wrong_password" });
});

it("gives back nothing that was ended; password and authenticator are as they were", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const session = await signedIn(world, person, phone);
  world.nextStep();
  const half = await world.begun(person);
  await trust(person);
  await deactivate(person);
  expect(await reactivate(person)).toEqual({ ok: true });

  expect(await seen(world, session)).toEqual({ live: false, why: "admin" });
  expect(await readLogin(world.context, half)).toMatchObject({ state: "gone" });
  expect(await liveTrust(person)).toEqual([]);
  const again = await world.begun(person);
  expect(again.step).toMatchObject({ at: "enter-code" });
  const code = phone.code(world.clock.now());
  expect(await verifyAuthenticatorCode(world.context, { ...again, code })).toMatchObject({ ok: true });
  expect((await world.lettersTo(person)).map(({ kind }) => kind)).toEqual([
    "account_deactivated",
    "account_reactivated",
  ]);
});

it("ends an invitation for good", async () => {
  const invited = { kind: "staff", role: "staff", name: "Ivy", email: "ivy@new.example", phone: null } as const;
  const made = await invitePerson(world.context, { actor: world.admin, person: invited, visitor: TEST_VISITOR });
  if (!made.ok) throw new Error(made.why);
  const account = { clinicId: world.clinicId, accountId: made.accountId };
  const { token } = await inviteToSetPassword(world.context, database.db, account, null);
  const link = { place: { ...world.admin.place, portal: "staff" } as const, token };
  expect(await readInvitation(world.context, link)).not.toBeNull();
  await deactivate(made);
  expect(await readInvitation(world.context, link)).toBeNull();
  await reactivate(made);
  expect(await readInvitation(world.context, link)).toBeNull();
});

it("leaves no session behind when a login is redeemed at the same moment, and none that wakes later", async () => {
  for (let round = 0; round < 12; round += 1) {
    const person = await world.person();
    const login = await world.begun(person);
    const [, result] = await Promise.all([redeemLogin(world.context, login), deactivate(person)]);
    expect(result).toEqual({ ok: true });
    expect(await reactivate(person)).toEqual({ ok: true });
    const left = await database.db.select().from(sessions).where(eq(sessions.accountId, person.accountId));
    expect(left.filter((row) => row.endedAt === null)).toEqual([]);
    expect(await redeemLogin(world.context, login)).toBeNull();
  }
});

it("leaves no login behind that begins at the same moment and is finished after the account is active again", async () => {
  for (let round = 0; round < 6; round += 1) {
    const person = await world.person();
    const [begun] = await Promise.all([world.begin(person), deactivate(person)]);
    await reactivate(person);
    if (begun.ok) expect(await redeemLogin(world.context, { ...begun, place: person.place, use: SIGN_IN })).toBeNull();
    const open = await database.db.select().from(logins).where(eq(logins.accountId, person.accountId));
    expect(open.filter((row) => row.cancelledAt === null && row.redeemedAt === null)).toEqual([]);
  }
});

it("is done once when several do it at once, and the person is told once", async () => {
  const person = await world.person();
  const results = await Promise.all([1, 2, 3, 4].map(() => deactivate(person)));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.why === "deactivated_already")).toHaveLength(3);
  expect(await world.lettersTo(person)).toHaveLength(1);
});

it("refuses oneself, whoever is active already, and the helpdesk", async () => {
  const person = await world.person();
  const helpdesk = await world.console("helpdesk");
  expect(await deactivate(world.admin)).toEqual({ ok: false, why: "yourself_deactivated" });
  expect(await reactivate(person)).toEqual({ ok: false, why: "active_already" });
  expect(await deactivate(person, helpdesk)).toEqual({ ok: false, why: "not_allowed" });
  expect(await world.account(person.accountId)).toMatchObject({ deactivatedAt: null });
});
