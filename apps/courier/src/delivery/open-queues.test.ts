import { enqueue, MESSAGES, TEXTS, UNDELIVERABLE } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { inboxChannel } from "../channels/inbox-channel.ts";
import { resendChannel } from "../channels/resend-channel.ts";
import { courierWorld, WAIT } from "../testing/courier-world.ts";
import { ResendServer } from "../testing/resend-server.ts";
import { makeWaitingLogin, type WaitingLogin } from "../testing/waiting-login.ts";

const world = await courierWorld();
const { database, states, allDone } = world;
const resend = new ResendServer();
const baseUrl = await resend.listen();
afterAll(async () => {
  await world.close();
  await resend.close();
});

const channels = {
  email: resendChannel({ apiKey: "re_secret", baseUrl, from: "no-reply@clinic.example", timeoutMs: 20_000 }),
  text: inboxChannel(world.context),
};
const start = () => world.start(channels);
const notices = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ ...login.notice, to: `pat+${n}@example.org` }));

let login: WaitingLogin;
beforeEach(async () => {
  await world.emptyQueues();
  login = await makeWaitingLogin(database.db, new Date());
  resend.behaviour = "accept";
  resend.calls.length = 0;
  resend.sent.clear();
});
afterEach(() => world.stopAll());

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
  const all = notices(100);
  await database.db.transaction((tx) => enqueue(tx, all.slice(0, 50)));
  await Promise.all(all.slice(50).map((notice) => enqueue(database.db, notice)));
  await allDone(100);
  expect(resend.calls).toHaveLength(100);
  expect(resend.sent.size).toBe(100);
  const rows = await world.deliveries(login.clinicId);
  expect(rows.filter((row) => row.attempts === 1 && row.handedOver)).toHaveLength(100);
});

test("messages queued while no courier ran are delivered when one starts", async () => {
  await enqueue(database.db, [login.notice, login.codeMessage]);
  await start();
  await allDone(2);
});

test("a provider that refuses for ever gets no second call: the message lies in the dead-letter queue", async () => {
  resend.behaviour = "refuse";
  await start();
  await enqueue(database.db, login.notice);
  await vi.waitFor(async () => expect(await states(UNDELIVERABLE)).toEqual(["created"]), WAIT);
  expect(resend.calls).toHaveLength(1);
  expect(await world.deliveries(login.clinicId)).toMatchObject([{ failure: "refused", handedOver: false }]);
});

test("a message whose retries are used up is given up, in writing and in the dead-letter queue", async () => {
  resend.behaviour = "error";
  await enqueue(database.db, login.notice);
  await database.owner.db.execute(sql`update pgboss.job_common set retry_limit = 0`);
  await start();
  await vi.waitFor(async () => expect(await states(UNDELIVERABLE)).toEqual(["created"]), WAIT);
  expect(await world.deliveries(login.clinicId)).toMatchObject([{ attempts: 1, failure: "given_up" }]);
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
  expect(await states(MESSAGES)).toEqual(["completed", "created"]);
  expect(resend.calls).toHaveLength(1);
});

describe("a provider that never answers", () => {
  test("holds up no text, however many mails hang", async () => {
    await start();
    resend.behaviour = "hold";
    await enqueue(database.db, notices(25));
    await vi.waitFor(() => expect(resend.calls).toHaveLength(10), WAIT);
    await enqueue(database.db, login.textMessage);
    await vi.waitFor(async () => expect(await states(TEXTS)).toEqual(["completed"]), WAIT);
    resend.behaviour = "accept";
    resend.release();
    await allDone(26);
  });

  test("holds up no mail but its own while hands are free", async () => {
    await start();
    resend.behaviour = "hold";
    await enqueue(database.db, notices(3));
    await vi.waitFor(() => expect(resend.calls).toHaveLength(3), WAIT);
    resend.behaviour = "accept";
    await enqueue(database.db, login.codeMessage);
    await vi.waitFor(async () => {
      expect(await states(MESSAGES)).toEqual(["active", "active", "active", "completed"]);
    }, WAIT);
    resend.release();
    await allDone(4);
  });
});

test("nothing that was queued, or is left of it, holds a code", async () => {
  await start();
  await enqueue(database.db, login.codeMessage);
  await allDone(1);
  const code = /\d{6}/.exec(resend.calls[0]?.body.text ?? "")?.[0] ?? "none";
  const [row] = await database.owner.db.execute<{ everything: string }>(
    sql`select concat((select string_agg(job::text, '') from pgboss.job_common job),
      (select string_agg(d::text, '') from deliveries d)) as everything`,
  );
  expect(row?.everything).toContain("sign_in_code");
  expect(row?.everything).not.toContain(code);
});

test("a text that is delivered twice is stored once in the local inbox", async () => {
  await start();
  await enqueue(database.db, login.textMessage);
  await allDone(1);
  const again = sql`update pgboss.job_common set state = 'retry', start_after = now()`;
  await database.owner.db.execute(sql`delete from deliveries`);
  await database.owner.db.execute(again);
  await allDone(1);
  const stored = await database.owner.db.execute(
    sql`select recipient from inbox_messages where clinic_id = ${login.clinicId}`,
  );
  expect(stored).toEqual([{ recipient: login.textMessage.to }]);
});
