import { enqueue, MESSAGES, type Message, TEXTS } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Channels } from "../channels/channel.ts";
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

/** What hangs is given up early; everything else has time, on a busy machine too. */
const IMPATIENT_MS = 300;
const from = "no-reply@clinic.example";
const byResend = (timeoutMs = 20_000) => resendChannel({ apiKey: "re_secret", baseUrl: resendUrl, from, timeoutMs });
const bySmtp = smtpChannel({
  host: "127.0.0.1",
  port: smtpPort,
  login: { user: "us", password: "pass" },
  tls: "starttls",
  trusted: certificate.cert,
  from,
  timeoutMs: 20_000,
});
const byTwilio = (timeoutMs = 20_000) =>
  twilioChannel({
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

/** Queues messages and has each tried once, in vain. The next attempts are made when a test says so. */
async function tryInVain(channels: Channels, ...messages: readonly Message[]): Promise<void> {
  await enqueue(database.db, messages);
  await database.owner.db.execute(sql`update pgboss.job_common set retry_delay = 600`);
  await world.start(channels);
  await vi.waitFor(async () => {
    const states = [...(await world.states(MESSAGES)), ...(await world.states(TEXTS))];
    expect(states.filter((state) => state === "active" || state === "retry")).toEqual(
      Array(Math.min(messages.length, 10)).fill("retry"),
    );
  }, WAIT);
  await world.stopAll();
}

async function tryAgain(channels: Channels, count = 1): Promise<void> {
  await database.owner.db.execute(sql`update pgboss.job_common set start_after = now() where state = 'retry'`);
  await world.start(channels);
  await world.allDone(count);
}

const triedOnce = (trouble: string) => [{ attempts: 1, trouble, failure: null, handedOver: false }];
const arrivedAtSecond = [{ attempts: 2, trouble: null, failure: null, handedOver: true }];

describe("Resend", () => {
  test.each([
    ["error", "unavailable"],
    ["garbage", "unavailable"],
    ["close", "unavailable"],
    ["hold", "timed_out"],
    ["unauthorized", "unavailable"],
  ] as const)("(%s): the mail is sent again under the same key, and arrives once", async (behaviour, trouble) => {
    resend.behaviour = behaviour;
    const timeoutMs = behaviour === "hold" ? IMPATIENT_MS : undefined;
    await tryInVain({ email: byResend(timeoutMs), text: null }, login.codeMessage);
    expect(await world.deliveries(login.clinicId)).toMatchObject(triedOnce(trouble));
    resend.behaviour = "accept";
    await tryAgain({ email: byResend(), text: null });
    expect(new Set(resend.calls.map((call) => call.idempotencyKey)).size).toBe(1);
    expect(resend.sent.size).toBe(1);
    expect(await world.deliveries(login.clinicId)).toMatchObject(arrivedAtSecond);
  });

  test("(busy for an hour): no message is sent before the hour is over, and nobody else in the queue tries", async () => {
    resend.behaviour = "throttle";
    resend.retryAfter = 3_600;
    const [before] = await database.db.execute<{ at: Date }>(sql`select now() + interval '1 hour' as at`);
    const notices = Array.from({ length: 30 }, (_, n) => ({ ...login.notice, to: `pat+${n}@example.org` }));
    await tryInVain({ email: byResend(), text: null }, ...notices);
    expect(resend.calls).toHaveLength(10);
    const [early] = await database.owner.db.execute<{ count: number }>(sql`select count(*)::int as count
      from pgboss.job_common where state = 'retry' and start_after < ${before?.at}::timestamptz`);
    expect(early).toEqual({ count: 0 });
    resend.behaviour = "accept";
    await tryAgain({ email: byResend(), text: null }, 30);
    expect(resend.calls).toHaveLength(40);
    expect(resend.sent.size).toBe(30);
  });

  test("(down for longer than a code lives): the code is dropped, and nobody is confused by it", async () => {
    resend.behaviour = "error";
    await tryInVain({ email: byResend(), text: null }, login.codeMessage);
    await database.owner.db.execute(
      sql`update sign_in_codes set created_at = now() - interval '11 min', expires_at = now() - interval '1 min'`,
    );
    resend.behaviour = "accept";
    await tryAgain({ email: byResend(), text: null });
    expect(resend.sent.size).toBe(0);
  });
});

describe("SMTP", () => {
  test.each([[{ at: "login", says: 535 }], [{ at: "recipient", says: 450 }], [{ at: "data", says: 451 }]] as const)(
    "(%j): the mail waits, and arrives once",
    async (behaviour) => {
      smtp.behaviour = behaviour;
      await tryInVain({ email: bySmtp, text: null }, login.notice);
      expect(await world.deliveries(login.clinicId)).toMatchObject(triedOnce("unavailable"));
      smtp.behaviour = "accept";
      await tryAgain({ email: bySmtp, text: null });
      expect(smtp.letters).toHaveLength(1);
      expect(await world.deliveries(login.clinicId)).toMatchObject(arrivedAtSecond);
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
    const timeoutMs = trouble === "timed_out" ? IMPATIENT_MS : undefined;
    await tryInVain({ email: byResend(), text: byTwilio(timeoutMs) }, login.textMessage);
    expect(await world.deliveries(login.clinicId)).toMatchObject(triedOnce(trouble));
    twilio.behaviour = "accept";
    await tryAgain({ email: byResend(), text: byTwilio() });
    expect(twilio.sent).toHaveLength(1);
    expect(await world.deliveries(login.clinicId)).toMatchObject(arrivedAtSecond);
  });
});
