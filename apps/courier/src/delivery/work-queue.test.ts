import { readKeyring } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { enqueue, MESSAGES, UNDELIVERABLE } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { inboxChannel } from "../channels/inbox-channel.ts";
import { resendChannel } from "../channels/resend-channel.ts";
import type { Post } from "../post.ts";
import { ResendServer } from "../testing/resend-server.ts";
import { makeWaitingLogin, type WaitingLogin } from "../testing/waiting-login.ts";
import { workQueue } from "./work-queue.ts";

const WAIT = { timeout: 15_000, interval: 5 };

const database = await createTestDatabase();
const resend = new ResendServer();
const baseUrl = await resend.listen();
afterAll(() => Promise.all([database.close(), resend.close()]));

const context = {
  db: database.db,
  keys: readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`),
  now: () => new Date(),
};
const post: Post = {
  context,
  channels: {
    email: resendChannel({ apiKey: "re_secret", baseUrl, from: "no-reply@clinic.example", timeoutMs: 20_000 }),
    text: inboxChannel(context),
  },
  addresses: {
    urls: { staff: "http://localhost:3000", admin: "http://localhost:3001", patient: "http://localhost:3002" },
    defaultClinic: "lakeside",
    onlyClinic: null,
  },
};
const log = pino({ level: "silent" });
const running: { stop(): Promise<void> }[] = [];
const start = async () => {
  const courier = await workQueue(database.url, post, log);
  running.push(courier);
  return courier;
};

const states = async (queue: string) => {
  const rows = await database.owner.db.execute<{ state: string }>(
    sql`select state::text as state from pgboss.job_common where name = ${queue}`,
  );
  return rows.map((row) => row.state);
};
const allDone = (count: number) =>
  vi.waitFor(async () => expect(await states(MESSAGES)).toEqual(Array(count).fill("completed")), WAIT);

let login: WaitingLogin;
beforeEach(async () => {
  await database.owner.db.execute(sql`delete from pgboss.job_common`);
  login = await makeWaitingLogin(database.db, new Date());
  resend.behaviour = "accept";
  resend.calls.length = 0;
  resend.sent.clear();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((courier) => courier.stop()));
});

test("a committed message is handed over, and the job's id is the provider's idempotency key", async () => {
  await start();
  await database.db.transaction((tx) => enqueue(tx, login.codeMessage));
  await allDone(1);
  const [job] = await database.owner.db.execute<{ id: string }>(sql`select id from pgboss.job_common`);
  expect(resend.calls.map((call) => call.idempotencyKey)).toEqual([job?.id]);
});

test("a rolled-back change sends nothing, while the next one is sent", async () => {
  await start();
  const failing = database.db.transaction(async (tx) => {
    await enqueue(tx, login.codeMessage);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  await enqueue(database.db, login.notice);
  await allDone(1);
  expect(resend.calls.map((call) => call.body.subject)).toEqual(["Sign-in codes are now on – Lakeside Physio"]);
});

test("three couriers side by side send each of a hundred messages once", async () => {
  await Promise.all([start(), start(), start()]);
  await database.db.transaction((tx) =>
    enqueue(
      tx,
      Array.from({ length: 50 }, () => login.notice),
    ),
  );
  await Promise.all(Array.from({ length: 50 }, () => enqueue(database.db, login.notice)));
  await allDone(100);
  expect(resend.calls).toHaveLength(100);
  expect(resend.sent.size).toBe(100);
});

test("messages queued while no courier ran are delivered when one starts", async () => {
  await enqueue(database.db, [login.notice, login.codeMessage]);
  await start();
  await allDone(2);
});

describe("a provider in trouble", () => {
  test.each(["error", "throttle", "close"] as const)(
    "(%s) gets the same mail again, under the same key",
    async (trouble) => {
      resend.behaviour = trouble;
      await start();
      await enqueue(database.db, login.notice);
      await vi.waitFor(() => expect(resend.calls).toHaveLength(1), WAIT);
      resend.behaviour = "accept";
      await allDone(1);
      expect(new Set(resend.calls.map((call) => call.idempotencyKey)).size).toBe(1);
      expect(resend.sent.size).toBe(1);
    },
  );

  test("that refuses for ever gets no second call: the message lies in the dead-letter queue", async () => {
    resend.behaviour = "refuse";
    await start();
    await enqueue(database.db, login.notice);
    await vi.waitFor(async () => expect(await states(UNDELIVERABLE)).toEqual(["created"]), WAIT);
    expect(resend.calls).toHaveLength(1);
  });
});

test("a stopping courier finishes what it began, and takes no more once stopped", async () => {
  const courier = await start();
  resend.behaviour = "hold";
  await enqueue(database.db, login.notice);
  await vi.waitFor(() => expect(resend.calls).toHaveLength(1), WAIT);
  const stopped = courier.stop();
  resend.release();
  await stopped;
  await enqueue(database.db, login.codeMessage);
  expect((await states(MESSAGES)).sort()).toEqual(["completed", "created"]);
  expect(resend.calls).toHaveLength(1);
});

test("a provider that never answers holds up only its own mail", async () => {
  await start();
  resend.behaviour = "hold";
  await enqueue(database.db, login.notice);
  await vi.waitFor(() => expect(resend.calls).toHaveLength(1), WAIT);
  await enqueue(database.db, { ...login.codeMessage, channel: "text", to: "+447700900123" });
  await vi.waitFor(async () => expect((await states(MESSAGES)).sort()).toEqual(["active", "completed"]), WAIT);
  resend.release();
  await allDone(2);
});

test("nothing that was queued, or is left of it, holds a code", async () => {
  await start();
  await enqueue(database.db, login.codeMessage);
  await allDone(1);
  const code = /\d{6}/.exec(resend.calls[0]?.body.text ?? "")?.[0] ?? "none";
  const [row] = await database.owner.db.execute<{ everything: string }>(
    sql`select string_agg(job::text, '') as everything from pgboss.job_common job`,
  );
  expect(row?.everything).toContain("sign_in_code");
  expect(row?.everything).not.toContain(code);
});

test("the local inbox stores a text that is delivered twice once", async () => {
  await start();
  const text = { ...login.codeMessage, channel: "text", to: "+447700900123" } as const;
  await enqueue(database.db, text);
  await allDone(1);
  await database.owner.db.execute(sql`update pgboss.job_common set state = 'retry', start_after = now()`);
  await allDone(1);
  const stored = await database.owner.db.execute(
    sql`select recipient from inbox_messages where clinic_id = ${login.clinicId}`,
  );
  expect(stored).toEqual([{ recipient: text.to }]);
});
