import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { brokenInvariants, clinicWorld, replicaOf, TEST_PASSWORD, watchSteps } from "../../testing.ts";
import { SIGN_IN } from "../login-use.ts";
import { redeemLogin } from "../redeem-login.ts";
import { verifyAuthenticatorCode } from "./verify-authenticator-code.ts";

// Many logins and hashes each: a busy machine needs longer for them than for other tests.
vi.setConfig({ testTimeout: 90_000 });
const database = await createTestDatabase();
afterAll(() => database.close());
await watchSteps(database.owner.db);
const world = await clinicWorld(database.db);
const replicas = [database.connect(20), database.connect(20)].map((pool) => replicaOf(world, pool));
const replica = (index: number) => replicas[index % replicas.length] ?? world.context;
const secrets: string[] = [TEST_PASSWORD];
afterEach(async () => {
  expect(await brokenInvariants(database.owner.db, secrets)).toEqual([]);
});

/** A person with an authenticator and as many open logins. */
async function personWith(logins: number) {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const opened: Awaited<ReturnType<typeof world.begun>>[] = [];
  for (let count = 0; count < logins; count += 1) opened.push(await world.begun(person));
  secrets.push(...opened.map(({ token }) => token));
  const code = phone.code(world.clock.now());
  secrets.push(code);
  return { person, phone, code, logins: opened };
}

const budgetOf = async (accountId: string) =>
  (
    await database.owner.db.execute<{ spent: number; waits: Date | null; suspended: Date | null }>(
      sql`select spent, waits_until as waits, suspended_at as suspended from budgets where kind = 'codes' and subject = ${accountId}`,
    )
  )[0];

it("of fifty posts of one code on one login over two replicas one completes it, and none costs a try", async () => {
  const { person, code, logins } = await personWith(1);
  const [login] = logins;
  if (!login) throw new Error("no login");
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, index) => verifyAuthenticatorCode(replica(index), { ...login, code })),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const refusals = new Set(results.flatMap((result) => (result.ok ? [] : [result.why])));
  expect([...refusals].every((why) => why === "login_gone" || why === "wait")).toBe(true);
  expect(await budgetOf(person.accountId)).toEqual({ spent: 0, waits: null, suspended: null });
  const sessions = await Promise.all(replicas.map((context) => redeemLogin(context, login)));
  expect(sessions.filter(Boolean)).toHaveLength(1);
});

it("of one code posted on fifty logins over two replicas one login is completed", async () => {
  const { code, logins } = await personWith(50);
  const results = await Promise.all(
    logins.map((login, index) => verifyAuthenticatorCode(replica(index), { ...login, code })),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const sessions = await Promise.all(logins.map((login, index) => redeemLogin(replica(index), login)));
  expect(sessions.filter(Boolean)).toHaveLength(1);
});

it("of twenty racers redeeming one login one gets the session", async () => {
  const { code, logins } = await personWith(1);
  const [login] = logins;
  if (!login) throw new Error("no login");
  await verifyAuthenticatorCode(world.context, { ...login, code });
  const sessions = await Promise.all(Array.from({ length: 20 }, (_, index) => redeemLogin(replica(index), login)));
  expect(sessions.filter(Boolean)).toHaveLength(1);
});

it.each([
  { logins: 1, looked: 5 },
  { logins: 12, looked: 5 },
])("sixty wrong codes at once over $logins logins: $looked are looked at, then a wait stands", async (row) => {
  const { person, logins, code } = await personWith(row.logins);
  const wrong = code === "000000" ? "111111" : "000000";
  const results = await Promise.all(
    Array.from({ length: 60 }, (_, index) => {
      const login = logins[index % logins.length];
      if (!login) throw new Error("no login");
      return verifyAuthenticatorCode(replica(index), { ...login, code: wrong });
    }),
  );
  const lookedAt = results.filter((result) => !result.ok && ["wrong_code", "login_failed"].includes(result.why));
  expect(lookedAt.length).toBeLessThanOrEqual(row.looked);
  const [{ count } = { count: 0 }] = await database.owner.db.execute<{ count: number }>(
    sql`select count(*) as count from audit_events where event = 'sign_in.code_wrong' and account_id = ${person.accountId}`,
  );
  expect(count).toBe(row.looked);
  expect(await budgetOf(person.accountId)).toMatchObject({ spent: row.looked, waits: expect.any(Date) });
});

it("thirty right passwords of one person with wrong codes and right ones between them never wait in a circle", async () => {
  const { person, phone } = await personWith(0);
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, async (_, index) => {
      const begun = await world.begin(person);
      if (!begun.ok) return begun.why;
      const code = index % 3 === 0 ? phone.code(world.clock.now()) : "000000";
      const tried = await verifyAuthenticatorCode(replica(index), {
        ...begun,
        place: person.place,
        use: SIGN_IN,
        code,
      });
      await redeemLogin(replica(index), { place: person.place, token: begun.token, use: SIGN_IN });
      return tried.ok ? "in" : tried.why;
    }),
  );
  expect(outcomes.filter((outcome) => outcome === "in").length).toBeLessThanOrEqual(1);
  expect(outcomes).toHaveLength(30);
});
