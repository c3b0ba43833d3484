import { randomUUID } from "node:crypto";
import { readKeyring } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { deriveSignInCode } from "@countersign/twofactor/sign-in-codes/derive-sign-in-code.ts";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Channel, Outgoing } from "../channels/channel.ts";
import type { Post } from "../post.ts";
import { makeWaitingLogin, type WaitingLogin } from "../testing/waiting-login.ts";
import { deliver } from "./deliver.ts";

const NOW = new Date("2026-11-22T14:05:00Z");
const JOB = "1f0c2a5e-6f0e-4f9e-9f39-4d4b6c1f3a11";
const TAKEN = { outcome: "tried", delivery: { ok: true } };

const database = await createTestDatabase();
afterAll(() => database.close());

const keys = readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`);
const sent: Outgoing[] = [];
const collect: Channel = {
  provider: "inbox",
  send: async (message) => {
    sent.push(message);
    return { ok: true, providerId: null };
  },
};
const post: Post = {
  context: { db: database.db, keys, now: () => NOW },
  channels: { email: collect, text: null },
  addresses: {
    urls: { staff: "http://localhost:3000", admin: "http://localhost:3001", patient: "http://localhost:3002" },
    defaultClinic: "lakeside",
    onlyClinic: null,
  },
};

let login: WaitingLogin;
beforeEach(async () => {
  sent.length = 0;
  login = await makeWaitingLogin(database.db, NOW);
});

test("a code is derived when it is sent, and is the one the login expects", async () => {
  expect(await deliver(post, { id: JOB, data: login.codeMessage })).toMatchObject(TAKEN);
  const { clinicId, loginId } = login;
  const { code, matchingWord } = deriveSignInCode(keys, { clinicId, loginId, issue: 1, keyId: "test" });
  expect(sent[0]).toMatchObject({ id: JOB, to: "pat@example.org", fromName: "Lakeside Physio" });
  expect(sent[0]?.text).toContain(code);
  expect(sent[0]?.text).toContain(matchingWord);
});

test("one statement finds everything a code's message needs, and one writes down that it is tried", async () => {
  const seen = await database.countStatements(() => deliver(post, { id: JOB, data: login.codeMessage }));
  expect(seen.statements).toHaveLength(2);
});

describe("a code nobody waits for is dropped:", () => {
  test("superseded by a newer one", async () => {
    await login.issueAgain(2);
    expect(await deliver(post, { id: JOB, data: login.codeMessage })).toMatchObject({ why: "superseded" });
    expect(await deliver(post, { id: JOB, data: { ...login.codeMessage, issue: 2 } })).toMatchObject(TAKEN);
    expect(sent).toHaveLength(1);
  });

  test.each([
    ["expired", "sign_in_codes", sql`expires_at = ${NOW}`],
    ["expired", "logins", sql`expires_at = ${NOW}`],
    ["used", "sign_in_codes", sql`used_at = ${NOW}`],
    ["login_over", "logins", sql`completed_at = ${NOW}, completed_by = 'email_code'`],
    ["login_over", "logins", sql`cancelled_at = ${NOW}`],
    ["login_over", "logins", sql`replaced_at = ${NOW}`],
    ["login_over", "logins", sql`failed_at = ${NOW}`],
  ])("%s by %s", async (why, table, change) => {
    const mine = sql`clinic_id = ${login.clinicId}`;
    await database.owner.db.execute(sql`update ${sql.identifier(table)} set ${change} where ${mine}`);
    expect(await deliver(post, { id: JOB, data: login.codeMessage })).toMatchObject({ outcome: "unwanted", why });
    expect(sent).toEqual([]);
  });
});

test("a notice names the clinic, its help contact and its portal as they are now", async () => {
  await database.owner.db.execute(
    sql`update clinics set name = 'Lakeside Rehab', slug = 'harbour' where id = ${login.clinicId}`,
  );
  await deliver(post, { id: JOB, data: { ...login.notice, kind: "sign_in_codes_off" } });
  expect(sent[0]?.text).toContain("Help from Lakeside Rehab:\nPhone: 020 7946 0018");
  expect(sent[0]?.text).toContain("http://harbour.localhost:3002/profile/login");
});

test.each(["cancelled", "overtaken"])("an announcement of what was %s meanwhile is dropped", async (how) => {
  const { clinicId, accountId } = login.notice;
  const scheduleId = randomUUID();
  const takesEffectAt = new Date(NOW.getTime() + 3_600_000);
  await database.owner.db.execute(sql`
    insert into policy_schedules (clinic_id, id, drafts, expected, takes_effect_at, created_at, created_by)
    values (${clinicId}, ${scheduleId}, '{}', '{}', ${takesEffectAt}::timestamptz, ${NOW}::timestamptz, ${accountId})`);
  const about = { scheduleId, takesEffectAt: takesEffectAt.toISOString(), timeZone: "Europe/London" };
  const data = { ...login.notice, kind: "policy_announced", ...about, change: "code", skipsLeft: 0 };
  expect(await deliver(post, { id: JOB, data })).toMatchObject(TAKEN);
  const ending =
    how === "cancelled"
      ? sql`cancelled_at = ${NOW}::timestamptz, cancelled_by = ${accountId}`
      : sql`overtaken_at = ${NOW}::timestamptz`;
  await database.owner.db.execute(sql`update policy_schedules set ${ending} where id = ${scheduleId}`);
  expect(await deliver(post, { id: randomUUID(), data })).toMatchObject({ outcome: "unwanted", why: "called_off" });
  expect(sent).toHaveLength(1);
});

describe("given up at once:", () => {
  test.each([
    ["a payload of another shape", { kind: "sign_in_code", code: "123456" }],
    ["nothing", null],
  ])("%s", async (_, data) => {
    expect(await deliver(post, { id: JOB, data })).toMatchObject({ outcome: "meaningless", kind: "unknown" });
  });

  test("a code of another clinic's login", async () => {
    const other = await makeWaitingLogin(database.db, NOW);
    const data = { ...login.codeMessage, clinicId: other.clinicId };
    expect(await deliver(post, { id: JOB, data })).toMatchObject({ outcome: "meaningless" });
  });

  test("a text where no channel for texts exists", async () => {
    const outcome = await deliver(post, { id: JOB, data: login.textMessage });
    expect(outcome).toMatchObject({ outcome: "hindered", why: "no_channel" });
  });
});
