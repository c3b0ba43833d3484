import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { afterAll, beforeEach, expect, it } from "vitest";
import { verifyRecoveryCode } from "../recovery-codes/verify-recovery-code.ts";
import { resolveSession } from "../session/resolve-session.ts";
import { clinicWorld } from "../testing.ts";
import { verifyAuthenticatorCode } from "./code/verify-authenticator-code.ts";
import { readLogin } from "./read-login.ts";
import { redeemLogin } from "./redeem-login.ts";
import { skipForNow } from "./skip-for-now.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
beforeEach(() => world.policy("staff", "optional"));

const cost = async (work: () => Promise<unknown>) => (await database.countStatements(work)).statements.length;

it("the password step costs at most three statements, right or wrong, enrolled or not", async () => {
  const person = await world.person();
  expect(await cost(() => world.begin(person))).toBeLessThanOrEqual(3);
  expect(await cost(() => world.begin(person, { password: "wrong" }))).toBeLessThanOrEqual(3);
  await world.policy("staff", "required_every_login");
  const login = await world.begun(person);
  expect(await cost(() => world.begin(person, { previousToken: login.token }))).toBeLessThanOrEqual(3);
  await world.authenticator(person);
  expect(await cost(() => world.begin(person))).toBeLessThanOrEqual(3);
});

it("the code step costs three: charge, complete, redeem; a skip two; a session check one, seen long ago or not", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const login = await world.begun(person);
  const code = phone.code(world.clock.now());
  let session: Awaited<ReturnType<typeof redeemLogin>> = null;
  const step = await cost(async () => {
    await verifyAuthenticatorCode(world.context, { ...login, code });
    session = await redeemLogin(world.context, login);
  });
  expect(step).toBe(3);
  const ids = session ?? { clinicId: "", sessionId: "" };
  expect(await cost(() => resolveSession(world.context, { place: person.place, ...ids }))).toBe(1);
  world.clock.pass({ minutes: 5 });
  expect(await cost(() => resolveSession(world.context, { place: person.place, ...ids }))).toBe(1);
  expect(await cost(() => readLogin(world.context, login))).toBe(1);

  await world.policy("staff", "required_every_login");
  const fresh = await world.person();
  const skipped = await world.begun(fresh);
  const skip = await cost(async () => {
    await skipForNow(world.context, skipped);
    await redeemLogin(world.context, skipped);
  });
  expect(skip).toBe(2);
});

it("a recovery code costs three beside the queue's own", async () => {
  const person = await world.person();
  await world.authenticator(person);
  const [code = ""] = await world.recoveryCodes(person);
  const login = await world.begun(person);
  const step = await cost(async () => {
    await verifyRecoveryCode(world.context, { ...login, code });
    await redeemLogin(world.context, login);
  });
  expect(step).toBe(3);
});

it("a complete login commits at most five times what it writes", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const { statements, queue } = await database.countStatements(async () => {
    const login = await world.begun(person);
    await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()) });
    expect(await redeemLogin(world.context, login)).not.toBeNull();
  });
  // None of them runs in a transaction, so each that writes is a commit of its own.
  const writing = statements.filter((text) => /\b(insert into|update \w+ (\w+ )?set|delete from)\b/.test(text));
  expect(writing.length).toBeLessThanOrEqual(5);
  expect(writing.length).toBeGreaterThan(2);
  expect(queue).toEqual([]);
});
