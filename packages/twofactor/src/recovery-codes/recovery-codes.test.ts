import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, it, vi } from "vitest";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { brokenInvariants, clinicWorld, signedIn, TEST_PASSWORD, TEST_VISITOR } from "../testing.ts";
import { acknowledgeRecoveryCodes } from "./acknowledge-recovery-codes.ts";
import { makeRecoveryCodes, replaceUnseenRecoveryCodes } from "./make-recovery-codes.ts";
import { showRecoveryCodes } from "./show-recovery-codes.ts";
import { verifyRecoveryCode } from "./verify-recovery-code.ts";

// Many logins and hashes each: a busy machine needs longer for them than for other tests.
vi.setConfig({ testTimeout: 90_000 });
const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);

async function withNewCodes() {
  const person = await world.person();
  const signed = await signedIn(world, person, await world.authenticator(person));
  expect(await makeRecoveryCodes(world.context, { person: signed, visitor: TEST_VISITOR })).toEqual({ ok: true });
  const shown = await showRecoveryCodes(world.context, person);
  if (!shown) throw new Error("New codes are always shown.");
  return { person, signed, codes: shown.codes };
}
const store = (person: Parameters<typeof showRecoveryCodes>[1], typedBack: string, stored: boolean) =>
  acknowledgeRecoveryCodes(world.context, { ...person, typedBack, stored, visitor: TEST_VISITOR });

it("unseen codes are shown again and again until they were stored, and then never", async () => {
  const { person, codes } = await withNewCodes();
  expect(codes).toHaveLength(10);
  expect(await showRecoveryCodes(world.context, person)).toMatchObject({ codes });
  expect(await store(person, "", false)).toEqual({ ok: false, why: "not_shown_as_stored" });
  expect(await store(person, "0000-0000-0000-0000", false)).toEqual({ ok: false, why: "not_shown_as_stored" });
  expect(await showRecoveryCodes(world.context, person)).toMatchObject({ codes });
  expect(await store(person, ` ${codes[3]?.toLowerCase()} `, false)).toEqual({ ok: true });
  expect(await showRecoveryCodes(world.context, person)).toBeNull();
  expect(await store(person, codes[3] ?? "", true)).toEqual({ ok: false, why: "gone" });
  expect(await brokenInvariants(database.owner.db, codes)).toEqual([]);
});

it("unseen codes can be shown for ten minutes, to the millisecond, and work after that too", async () => {
  const { person, codes } = await withNewCodes();
  world.clock.pass({ minutes: 10, seconds: -0.001 });
  expect(await showRecoveryCodes(world.context, person)).toMatchObject({ codes });
  world.clock.pass({ seconds: 0.001 });
  expect(await showRecoveryCodes(world.context, person)).toBeNull();
  expect(await store(person, "", true)).toEqual({ ok: false, why: "gone" });
  const login = await world.begun(person);
  expect(await verifyRecoveryCode(world.context, { ...login, code: codes[0] ?? "" })).toEqual({
    ok: true,
    remaining: 9,
  });
});

it("a new set kills the old one, used and unused", async () => {
  const { person, signed, codes } = await withNewCodes();
  await makeRecoveryCodes(world.context, { person: signed, visitor: TEST_VISITOR });
  const login = await world.begun(person);
  expect(await verifyRecoveryCode(world.context, { ...login, code: codes[0] ?? "" })).toEqual({
    ok: false,
    why: "wrong_code",
    triesLeft: 4,
  });
});

it("unseen codes give way to new ones for the password, seen ones do not", async () => {
  const { person, signed, codes } = await withNewCodes();
  const unseen = { ...signed, unseenRecoveryCodes: true };
  const replace = (over: object) =>
    replaceUnseenRecoveryCodes(world.context, {
      person: unseen,
      password: TEST_PASSWORD,
      visitor: TEST_VISITOR,
      ...over,
    });
  expect(await replace({ password: "wrong" })).toEqual({ ok: false, why: "wrong_password" });
  expect(await showRecoveryCodes(world.context, person)).toMatchObject({ codes });
  expect(await replace({})).toEqual({ ok: true });
  expect(await showRecoveryCodes(world.context, person)).not.toMatchObject({ codes });
  expect(await replace({ person: { ...signed, unseenRecoveryCodes: false } })).toEqual({
    ok: false,
    why: "nothing_unseen",
  });
});

it("five wrong recovery codes end the login, on a budget of their own, and the person is told once", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const [code = ""] = await world.recoveryCodes(person);
  const login = await world.begun(person);
  const wrong = { ...login, code: "ZZZZ-ZZZZ-ZZZZ-ZZZZ" };
  expect(await verifyRecoveryCode(world.context, { ...login, code: "ZZZZ" })).toEqual({
    ok: false,
    why: "malformed_code",
  });
  for (const triesLeft of [4, 3, 2, 1]) {
    expect(await verifyRecoveryCode(world.context, wrong)).toEqual({ ok: false, why: "wrong_code", triesLeft });
  }
  expect(await verifyRecoveryCode(world.context, wrong)).toEqual({ ok: false, why: "login_failed" });
  expect(await verifyRecoveryCode(world.context, { ...login, code })).toMatchObject({ ok: false, why: "login_gone" });
  const mails = await database.owner.db.execute(
    sql`select 1 from pgboss.job_common where data->>'kind' = 'wrong_codes' and data->>'accountId' = ${person.accountId}`,
  );
  expect(mails).toHaveLength(1);
  const next = await world.begun(person);
  const right = { ...next, code: phone.code(world.clock.now()) };
  expect(await verifyAuthenticatorCode(world.context, right)).toEqual({ ok: true });
});

it("somebody else's recovery code is a wrong one", async () => {
  const [mine, theirs] = [await world.person(), await world.person()];
  await world.authenticator(mine);
  await world.authenticator(theirs);
  const [code = ""] = await world.recoveryCodes(theirs);
  await world.recoveryCodes(mine);
  const result = await verifyRecoveryCode(world.context, { ...(await world.begun(mine)), code });
  expect(result).toMatchObject({ ok: false, why: "wrong_code" });
  expect(await verifyRecoveryCode(world.context, { ...(await world.begun(theirs)), code })).toMatchObject({ ok: true });
});
