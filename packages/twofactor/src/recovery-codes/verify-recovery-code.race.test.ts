import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { redeemLogin } from "../login/redeem-login.ts";
import { brokenInvariants, clinicWorld, replicaOf, signedIn, TEST_VISITOR } from "../testing.ts";
import { makeRecoveryCodes } from "./make-recovery-codes.ts";
import { normaliseRecoveryCode } from "./recovery-code.ts";
import { showRecoveryCodes } from "./show-recovery-codes.ts";
import { verifyRecoveryCode } from "./verify-recovery-code.ts";

// Many logins and hashes each: a busy machine needs longer for them than for other tests.
vi.setConfig({ testTimeout: 90_000 });
const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const replicas = [database.connect(10), database.connect(10)].map((pool) => replicaOf(world, pool));
const replica = (index: number) => replicas[index % replicas.length] ?? world.context;
const secrets: string[] = [];
afterEach(async () => {
  expect(await brokenInvariants(database.owner.db, secrets)).toEqual([]);
});

async function personWith(count: number) {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const codes = await world.recoveryCodes(person);
  secrets.push(...codes, ...codes.map((code) => normaliseRecoveryCode(code) ?? code));
  const logins: Awaited<ReturnType<typeof world.begun>>[] = [];
  for (let index = 0; index < count; index += 1) logins.push(await world.begun(person));
  const [code = ""] = codes;
  return { person, phone, codes, code, logins };
}

const wrongOnes = (accountId: string) =>
  database.owner.db.execute(
    sql`select details from audit_events where account_id = ${accountId} and event = 'recovery_code.wrong'`,
  );

const unused = async (accountId: string) =>
  (
    await database.owner.db.execute(
      sql`select id from recovery_codes where account_id = ${accountId} and used_at is null`,
    )
  ).length;

it("one code on ten logins at once completes one of them", async () => {
  const { person, code, logins } = await personWith(10);
  const results = await Promise.all(
    logins.map((login, index) => verifyRecoveryCode(replica(index), { ...login, code })),
  );
  expect(results.filter(({ ok }) => ok)).toEqual([{ ok: true, remaining: 9 }]);
  const sessions = await Promise.all(logins.map((login, index) => redeemLogin(replica(index), login)));
  expect(sessions.filter(Boolean)).toHaveLength(1);
  expect(await unused(person.accountId)).toBe(9);
});

it("one code five times at once on one login works once, and no press says that it was wrong", async () => {
  const { person, code, logins } = await personWith(1);
  const [login] = logins;
  if (!login) throw new Error("no login");
  const results = await Promise.all(
    Array.from({ length: 5 }, (_, index) => verifyRecoveryCode(replica(index), { ...login, code })),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter(({ ok }) => !ok)).toEqual(Array(4).fill({ ok: false, why: "login_gone", how: "redeemed" }));
  expect(await unused(person.accountId)).toBe(9);
});

it("twenty posts of one code on one login: one is in, nobody is told of wrong codes, and none is", async () => {
  const { person, code, logins } = await personWith(1);
  const [login] = logins;
  if (!login) throw new Error("no login");
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) => verifyRecoveryCode(replica(index), { ...login, code })),
  );
  expect(results.filter(({ ok }) => ok)).toEqual([{ ok: true, remaining: 9 }]);
  const lost = results.flatMap((result) => (result.ok ? [] : [result.why]));
  expect(lost).toHaveLength(19);
  expect(lost.filter((why) => why !== "login_gone" && why !== "under_way")).toEqual([]);
  expect(await wrongOnes(person.accountId)).toEqual([]);
  expect(await redeemLogin(world.context, login)).not.toBeNull();
});

it("twenty posts of one code on twenty logins: one is in, the others are told that it was used, and keep their tries", async () => {
  const { person, code, logins } = await personWith(20);
  const results = await Promise.all(
    logins.map((login, index) => verifyRecoveryCode(replica(index), { ...login, code })),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const lost = results.filter(({ ok }) => !ok);
  expect(lost).toEqual(Array(19).fill({ ok: false, why: "code_already_used", triesLeft: 5 }));
  const tries = await database.owner.db.execute<{ tries: number }>(sql`
    select recovery_tries as tries from logins where account_id = ${person.accountId} and completed_at is null`);
  expect(tries.map(({ tries: spent }) => spent)).toEqual(Array(19).fill(0));
});

it("five tries that are being looked at at once leave a sixth to wait, uncharged; once they are over it may be made", async () => {
  const { person, code, logins } = await personWith(1);
  const [login] = logins;
  if (!login) throw new Error("no login");
  await database.owner.db.execute(sql`update logins set recovery_tries = 5 where id = ${login.loginId}`);
  expect(await verifyRecoveryCode(world.context, { ...login, code })).toEqual({ ok: false, why: "under_way" });
  expect(await unused(person.accountId)).toBe(10);
  await database.owner.db.execute(sql`update logins set recovery_tries = 4 where id = ${login.loginId}`);
  expect(await verifyRecoveryCode(world.context, { ...login, code })).toEqual({ ok: true, remaining: 9 });
});

it("eight different codes of one person on eight logins at once each work once and count down", async () => {
  const { person, codes, logins } = await personWith(8);
  const results = await Promise.all(
    logins.map((login, index) => verifyRecoveryCode(replica(index), { ...login, code: codes[index] ?? "" })),
  );
  const remaining = results.map((result) => (result.ok ? result.remaining : result.why));
  expect(remaining.toSorted()).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect(await unused(person.accountId)).toBe(2);
});

it("new codes made while an old one is used: it was used before them, or is worth nothing", async () => {
  for (let round = 0; round < 2; round += 1) {
    const { person, phone, code, logins } = await personWith(1);
    const [login] = logins;
    if (!login) throw new Error("no login");
    const signed = await signedIn(world, person, phone);
    const [used, made] = await Promise.all([
      verifyRecoveryCode(replica(round), { ...login, code }),
      makeRecoveryCodes(replica(round + 1), { person: signed, visitor: TEST_VISITOR }),
    ]);
    expect(made).toEqual({ ok: true });
    expect(used.ok || used.why).toBeOneOf([true, "wrong_code"]);
    expect(await unused(person.accountId)).toBe(10);
    const again = await verifyRecoveryCode(world.context, { ...(await world.begun(person)), code });
    expect(again).toMatchObject({ ok: false, why: "wrong_code" });
  }
});

it("new codes asked for three times at once: the set that is shown is the set that works", async () => {
  const { person, phone } = await personWith(0);
  const signed = await signedIn(world, person, phone);
  const made = await Promise.all(
    Array.from({ length: 3 }, (_, index) =>
      makeRecoveryCodes(replica(index), { person: signed, visitor: TEST_VISITOR }),
    ),
  );
  expect(made).toEqual(Array(3).fill({ ok: true }));
  const shown = await showRecoveryCodes(world.context, person);
  const [code = ""] = shown?.codes ?? [];
  expect(await verifyRecoveryCode(world.context, { ...(await world.begun(person)), code })).toEqual({
    ok: true,
    remaining: 9,
  });
});
