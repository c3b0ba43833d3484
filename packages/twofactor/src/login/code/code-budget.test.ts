import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { disableTwoFactor } from "../../authenticators/disable-two-factor.ts";
import { verifyRecoveryCode } from "../../recovery-codes/verify-recovery-code.ts";
import { brokenInvariants, clinicWorld, signedIn, TEST_VISITOR } from "../../testing.ts";
import { readLogin } from "../read-login.ts";
import { verifyAuthenticatorCode } from "./verify-authenticator-code.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);

const wrongCode = (right: string) => (right === "000000" ? "111111" : "000000");
type Enrolled = Awaited<ReturnType<typeof enrolled>>;

async function enrolled() {
  const person = await world.person();
  return { person, phone: await world.authenticator(person) };
}

/** Types a wrong code in a login of its own. */
async function typeWrong({ person, phone }: Enrolled) {
  const login = await world.begun(person);
  return verifyAuthenticatorCode(world.context, { ...login, code: wrongCode(phone.code(world.clock.now())) });
}

/** Brings an account to this many failures without waiting for each. */
async function failTimes({ person }: Enrolled, spent: number) {
  await database.owner.db.execute(sql`insert into budgets (clinic_id, kind, subject, spent, charged_at)
    values (${person.clinicId}, 'codes', ${person.accountId}, ${spent}, ${world.clock.now()})
    on conflict (clinic_id, kind, subject) do update set spent = ${spent}, waits_until = null`);
}

const notices = (accountId: string, kind: string) =>
  database.owner.db.execute(
    sql`select 1 from pgboss.job_common where data->>'accountId' = ${accountId} and data->>'kind' = ${kind}`,
  );

it.each([
  [5, 30],
  [6, 60],
  [7, 300],
  [8, 900],
  [9, 3600],
  [10, 3600],
  [49, 3600],
])(
  "after %i wrong codes over new logins %i s pass before a right one is looked at, to the second",
  async (failures, seconds) => {
    const who = await enrolled();
    await failTimes(who, failures - 1);
    expect(await typeWrong(who)).toMatchObject({ ok: false, why: "wrong_code" });

    const login = await world.begun(who.person);
    const right = () => verifyAuthenticatorCode(world.context, { ...login, code: who.phone.code(world.clock.now()) });
    expect(await right()).toEqual({ ok: false, why: "wait", seconds });
    // A long wait outlives the login it is seen in: the last second of it is seen in another.
    world.clock.pass({ seconds: seconds - 1 });
    const later = await world.begun(who.person);
    const then = () => verifyAuthenticatorCode(world.context, { ...later, code: who.phone.code(world.clock.now()) });
    expect(await then()).toEqual({ ok: false, why: "wait", seconds: 1 });
    world.clock.pass({ seconds: 1 });
    expect(await then()).toEqual({ ok: true });
  },
);

it("a wait charges nothing, ends no login and is the same for a right code and a wrong one", async () => {
  const who = await enrolled();
  await failTimes(who, 4);
  await typeWrong(who);
  const login = await world.begun(who.person);
  const right = who.phone.code(world.clock.now());
  for (const code of [right, wrongCode(right), right]) {
    expect(await verifyAuthenticatorCode(world.context, { ...login, code })).toEqual({
      ok: false,
      why: "wait",
      seconds: 30,
    });
  }
  expect(await readLogin(world.context, login)).toMatchObject({ state: "open", login: { codeTries: 0 } });
});

it("a success forgives every failure; a new login, a cancelled one and a malformed code none", async () => {
  const who = await enrolled();
  for (let count = 0; count < 4; count += 1) await typeWrong(who);
  const login = await world.begun(who.person);
  expect(await verifyAuthenticatorCode(world.context, { ...login, code: "12345" })).toEqual({
    ok: false,
    why: "malformed_code",
  });
  const { login: row } = (await readLogin(world.context, login)) as { login: { codeTries: number } };
  expect(row.codeTries).toBe(0);
  expect(await verifyAuthenticatorCode(world.context, { ...login, code: who.phone.code(world.clock.now()) })).toEqual({
    ok: true,
  });
  for (let count = 0; count < 4; count += 1) {
    expect(await typeWrong(who)).toMatchObject({ why: "wrong_code" });
  }
  expect(await typeWrong(who)).toMatchObject({ why: "wrong_code" });
  expect(await typeWrong(who)).toMatchObject({ why: "wait" });
});

it("the fiftieth wrong code suspends the factors; right codes are refused, the person is told once, a recovery code ends it", async () => {
  const who = await enrolled();
  const [first = ""] = await world.recoveryCodes(who.person);
  await failTimes(who, 49);
  expect(await typeWrong(who)).toEqual({ ok: false, why: "suspended" });
  world.clock.pass({ hours: 48 });
  const locked = await world.begun(who.person);
  expect(locked.step).toEqual({ at: "locked", until: null, methods: ["authenticator", "recovery_code"] });
  const right = () => verifyAuthenticatorCode(world.context, { ...locked, code: who.phone.code(world.clock.now()) });
  expect(await right()).toEqual({ ok: false, why: "suspended" });
  expect(await right()).toEqual({ ok: false, why: "suspended" });
  expect(await notices(who.person.accountId, "factors_locked")).toHaveLength(1);

  expect(await verifyRecoveryCode(world.context, { ...locked, code: first })).toEqual({ ok: true, remaining: 9 });
  expect(await world.redeem(who.person, locked.token)).toMatchObject({ method: "recovery_code", assurance: 2 });
  const next = await world.begun(who.person);
  expect(next.step).toEqual({ at: "enter-code", methods: ["authenticator", "recovery_code"] });
  expect(await verifyAuthenticatorCode(world.context, { ...next, code: who.phone.code(world.clock.now()) })).toEqual({
    ok: true,
  });
  expect(await brokenInvariants(database.owner.db)).toEqual([]);
});

it("a right fiftieth code is right, and leaves no suspension behind, at login and at Disable", async () => {
  const who = await enrolled();
  await failTimes(who, 49);
  const signed = await signedIn(world, who.person, who.phone);
  await failTimes(who, 49);
  world.nextStep();
  const place = who.person.place;
  const code = who.phone.code(world.clock.now());
  expect(await disableTwoFactor(world.context, { place, person: signed, code, visitor: TEST_VISITOR })).toEqual({
    ok: true,
  });
  const again = { person: who.person, phone: await world.authenticator(who.person) };
  expect((await world.begun(who.person)).step.at).toBe("enter-code");
  await signedIn(world, who.person, again.phone);
});

it("someone without the password cannot move the budget, nor can anybody in a login of their own", async () => {
  const who = await enrolled();
  const stranger = await world.begun((await enrolled()).person);
  const victim = await world.begun(who.person);
  for (const token of [null, "A".repeat(43), stranger.token]) {
    const posted = { ...victim, token, code: wrongCode(who.phone.code(world.clock.now())) };
    expect(await verifyAuthenticatorCode(world.context, posted)).toMatchObject({ why: "login_gone" });
  }
  await world.begin(who.person, { password: "guess" });
  const rows = await database.owner.db.execute(
    sql`select 1 from budgets where kind = 'codes' and subject = ${who.person.accountId}`,
  );
  expect(rows).toEqual([]);
});

it("a code of somebody else's phone is a wrong one", async () => {
  const [mine, theirs] = [await enrolled(), await enrolled()];
  const login = await world.begun(mine.person);
  const code = theirs.phone.code(world.clock.now());
  expect(await verifyAuthenticatorCode(world.context, { ...login, code })).toMatchObject({
    ok: false,
    why: "wrong_code",
  });
});

it("login and Disable pay from one budget", async () => {
  const who = await enrolled();
  const signed = await signedIn(world, who.person, who.phone);
  const form = { place: who.person.place, person: signed, visitor: TEST_VISITOR };
  const code = wrongCode(who.phone.code(world.clock.now()));
  for (let count = 0; count < 5; count += 1) {
    expect(await disableTwoFactor(world.context, { ...form, code })).toEqual({ ok: false, why: "wrong_code" });
  }
  expect(await disableTwoFactor(world.context, { ...form, code })).toEqual({ ok: false, why: "wait", seconds: 30 });
  expect(await typeWrong(who)).toEqual({ ok: false, why: "wait", seconds: 30 });
});
