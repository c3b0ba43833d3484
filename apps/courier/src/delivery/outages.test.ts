import { enqueue, MESSAGES, QUEUE_SCHEMA, TEXTS } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { notifyQueue } from "pg-boss/dist/plans.js";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { inboxChannel } from "../channels/inbox-channel.ts";
import { resendChannel } from "../channels/resend-channel.ts";
import { smtpChannel } from "../channels/smtp-channel.ts";
import { twilioChannel } from "../channels/twilio-channel.ts";
import { certificate } from "../testing/certificate.ts";
import { courierWorld, WAIT } from "../testing/courier-world.ts";
import { ResendServer } from "../testing/resend-server.ts";
import { LoopbackSmtp } from "../testing/smtp-server.ts";
import { TwilioServer } from "../testing/twilio-server.ts";
import { makeWaitingLogin, type WaitingLogin } from "../testing/waiting-login.ts";

const world = await courierWorld();
const { database } = world;
const [resend, twilio, smtp] = [new ResendServer(), new TwilioServer(), new LoopbackSmtp()];
const [resendUrl, twilioUrl, smtpPort] = await Promise.all([resend.listen(), twilio.listen(), smtp.listen()]);
afterAll(async () => {
  await world.close();
  await Promise.all([resend.close(), twilio.close(), smtp.close()]);
});

const from = "no-reply@clinic.example";
const timeoutMs = 1_000;
const byResend = resendChannel({ apiKey: "re_secret", baseUrl: resendUrl, from, timeoutMs });
const bySmtp = smtpChannel({
  host: "127.0.0.1",
  port: smtpPort,
  login: { user: "us", password: "pass" },
  tls: "starttls",
  trusted: certificate.cert,
  from,
  timeoutMs,
});
const byTwilio = twilioChannel({
  accountSid: `AC${"0".repeat(32)}`,
  authToken: "token",
  sender: { from: "+447700900000" },
  baseUrl: twilioUrl,
  callbackUrl: null,
  timeoutMs,
});

let login: WaitingLogin;
beforeEach(async () => {
  await world.emptyQueues();
  login = await makeWaitingLogin(database.db, new Date());
  resend.behaviour = "accept";
  resend.calls.length = 0;
  resend.sent.clear();
  twilio.behaviour = "accept";
  twilio.sent.length = 0;
  smtp.behaviour = "accept";
  smtp.letters.length = 0;
});
afterEach(() => world.stopAll());

/** Waits until the message has failed once, and has the next attempt made now. */
async function nextAttempt(queue: string, trouble: string): Promise<void> {
  await vi.waitFor(async () => expect(await world.states(queue)).toEqual(["retry"]), WAIT);
  expect(await world.deliveries(login.clinicId)).toMatchObject([{ attempts: 1, trouble, handedOver: false }]);
  await database.owner.db.execute(sql`update pgboss.job_common set start_after = now()`);
  await database.owner.db.execute(sql.raw(notifyQueue(QUEUE_SCHEMA, queue)));
}

const arrivedAtSecond = { attempts: 2, trouble: null, failure: null, handedOver: true };

describe("Resend", () => {
  test.each([
    ["error", "unavailable"],
    ["garbage", "unavailable"],
    ["close", "unavailable"],
    ["hold", "timed_out"],
    ["unauthorized", "unavailable"],
  ] as const)("(%s): the mail is sent again under the same key, and arrives once", async (behaviour, trouble) => {
    resend.behaviour = behaviour;
    await world.start({ email: byResend, text: null });
    await enqueue(database.db, login.codeMessage);
    await vi.waitFor(async () => expect(await world.states(MESSAGES)).toEqual(["retry"]), WAIT);
    resend.behaviour = "accept";
    await nextAttempt(MESSAGES, trouble);
    await world.allDone(1);
    expect(new Set(resend.calls.map((call) => call.idempotencyKey)).size).toBe(1);
    expect(resend.sent.size).toBe(1);
    expect(await world.deliveries(login.clinicId)).toMatchObject([arrivedAtSecond]);
  });

  test("(busy for a minute): the mail is not sent before the minute is over", async () => {
    resend.behaviour = "throttle";
    resend.retryAfter = 60;
    await world.start({ email: byResend, text: null });
    const [before] = await database.db.execute<{ at: Date }>(sql`select now() + interval '60 s' as at`);
    await enqueue(database.db, login.notice);
    await vi.waitFor(async () => expect(await world.states(MESSAGES)).toEqual(["retry"]), WAIT);
    const [job] = await database.owner.db.execute<{ isLater: boolean }>(
      sql`select start_after >= ${before?.at}::timestamptz as "isLater" from pgboss.job_common`,
    );
    expect(job).toEqual({ isLater: true });
    expect(resend.calls).toHaveLength(1);
    resend.behaviour = "accept";
    await nextAttempt(MESSAGES, "throttled");
    await world.allDone(1);
  });

  test("(down for longer than a code lives): the code is dropped, and nobody is confused by it", async () => {
    resend.behaviour = "error";
    await world.start({ email: byResend, text: null });
    await enqueue(database.db, login.codeMessage);
    await vi.waitFor(async () => expect(await world.states(MESSAGES)).toEqual(["retry"]), WAIT);
    await database.owner.db.execute(
      sql`update sign_in_codes set created_at = now() - interval '11 min', expires_at = now() - interval '1 min'`,
    );
    resend.behaviour = "accept";
    await nextAttempt(MESSAGES, "unavailable");
    await world.allDone(1);
    expect(resend.sent.size).toBe(0);
  });
});

describe("SMTP", () => {
  test.each([[{ at: "login", says: 535 }], [{ at: "recipient", says: 450 }], [{ at: "data", says: 451 }]] as const)(
    "(%j): the mail waits, and arrives once",
    async (behaviour) => {
      smtp.behaviour = behaviour;
      await world.start({ email: bySmtp, text: null });
      await enqueue(database.db, login.notice);
      await vi.waitFor(async () => expect(await world.states(MESSAGES)).toEqual(["retry"]), WAIT);
      smtp.behaviour = "accept";
      await nextAttempt(MESSAGES, "unavailable");
      await world.allDone(1);
      expect(smtp.letters).toHaveLength(1);
      expect(await world.deliveries(login.clinicId)).toMatchObject([arrivedAtSecond]);
    },
  );

  test("(no such mailbox): the address fails, and the other channel still works", async () => {
    smtp.behaviour = { at: "recipient", says: 550 };
    await world.start({ email: bySmtp, text: inboxChannel(world.context) });
    await enqueue(database.db, login.codeMessage);
    await vi.waitFor(async () => expect(await world.states(MESSAGES)).toEqual(["failed"]), WAIT);
    const [account] = await database.db.execute(sql`
      select email_failing_why as email, phone_failing_why as phone from accounts where id = ${login.accountId}`);
    expect(account).toEqual({ email: "refused", phone: null });
    await enqueue(database.db, login.textMessage);
    await vi.waitFor(async () => expect(await world.states(TEXTS)).toEqual(["completed"]), WAIT);
  });
});

describe("Twilio", () => {
  test.each([
    ["error", "unavailable"],
    ["close", "unavailable"],
    ["hold", "timed_out"],
    ["throttle", "throttled"],
    ["swallow", "timed_out"],
  ] as const)("(%s): the text arrives once", async (behaviour, trouble) => {
    twilio.behaviour = behaviour;
    await world.start({ email: byResend, text: byTwilio });
    await enqueue(database.db, login.textMessage);
    await vi.waitFor(async () => expect(await world.states(TEXTS)).toEqual(["retry"]), WAIT);
    twilio.behaviour = "accept";
    await nextAttempt(TEXTS, trouble);
    await world.allDone(1);
    expect(twilio.sent).toHaveLength(1);
    expect(await world.deliveries(login.clinicId)).toMatchObject([arrivedAtSecond]);
  });
});
