import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { enqueue } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { resendChannel } from "../channels/resend-channel.ts";
import { twilioChannel } from "../channels/twilio-channel.ts";
import { courierWorld } from "../testing/courier-world.ts";
import { ResendServer } from "../testing/resend-server.ts";
import { resendCall, twilioCall } from "../testing/signed-callbacks.ts";
import { TwilioServer } from "../testing/twilio-server.ts";
import { makeWaitingLogin, type WaitingLogin } from "../testing/waiting-login.ts";
import { serveCallbacks } from "./serve-callbacks.ts";

const SECRET = `whsec_${Buffer.alloc(24, 9).toString("base64")}`;
const TOKEN = "twilio-secret";
const PUBLIC = "https://callbacks.example";

const world = await courierWorld();
const { database } = world;
const [resend, twilio] = [new ResendServer(), new TwilioServer()];
const [resendUrl, twilioUrl] = [await resend.listen(), await twilio.listen()];
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const callbacks = await serveCallbacks(
  { port, resend: { apiKey: "re_secret", secret: SECRET }, twilio: { authToken: TOKEN, url: PUBLIC } },
  world.context,
);
await world.start({
  email: resendChannel({ apiKey: "re_secret", baseUrl: resendUrl, from: "no-reply@clinic.example" }),
  text: twilioChannel({
    accountSid: `AC${"0".repeat(32)}`,
    authToken: TOKEN,
    sender: { from: "+447700900000" },
    baseUrl: twilioUrl,
    callbackUrl: PUBLIC,
  }),
});
afterAll(async () => {
  await callbacks.stop();
  await world.close();
  await Promise.all([resend.close(), twilio.close()]);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return free;
}

let login: WaitingLogin;
beforeEach(async () => {
  await world.emptyQueues();
  login = await makeWaitingLogin(database.db, new Date());
  resend.calls.length = 0;
  resend.sent.clear();
  twilio.sent.length = 0;
});

const call = async ([url, init]: [string, RequestInit]) => {
  const answer = await fetch(url, init);
  return { status: answer.status, text: await answer.text() };
};
const failing = async () => {
  const [row] = await database.db.execute(sql`
    select email_failing_why as email, phone_failing_why as phone from accounts where id = ${login.accountId}`);
  return row;
};

/** Sends a mail that Resend takes; what comes back makes Resend's events about it. */
async function sendMail() {
  await enqueue(database.db, login.notice);
  await world.allDone(1);
  const [mail] = resend.calls;
  const tags = Object.fromEntries((mail?.body.tags ?? []).map(({ name, value }) => [name, value]));
  const data = { email_id: resend.idOf(mail?.idempotencyKey ?? ""), to: [login.notice.to], tags };
  return (type: string, more: object = {}) => ({
    type,
    created_at: new Date().toISOString(),
    data: { ...data, ...more },
  });
}

async function sendText() {
  await enqueue(database.db, login.textMessage);
  await world.allDone(1);
  const [text] = twilio.sent;
  const fields = { MessageSid: text?.sid ?? "", To: login.textMessage.to };
  return { url: text?.fields.StatusCallback ?? "", fields: (more: object) => ({ ...fields, ...more }) };
}

const PERMANENT = { bounce: { type: "Permanent", subType: "General", message: "no" } };

describe("Resend tells that a mail", () => {
  test("it took has bounced: the address fails, until something sent later arrives", async () => {
    const bounced = (await sendMail())("email.bounced", PERMANENT);
    expect(await call(resendCall(base, SECRET, bounced))).toEqual({ status: 200, text: "Noted.\n" });
    expect(await world.deliveries(login.clinicId)).toMatchObject([{ handedOver: true, failure: "bounced" }]);
    expect(await failing()).toEqual({ email: "bounced", phone: null });

    await world.emptyQueues();
    resend.calls.length = 0;
    const delivered = (await sendMail())("email.delivered");
    await call(resendCall(base, SECRET, delivered));
    expect(await failing()).toEqual({ email: null, phone: null });
  });

  test.each([
    ["email.complained", {}, "complained"],
    ["email.suppressed", {}, "refused"],
    ["email.failed", {}, null],
    ["email.bounced", { bounce: { type: "Transient", subType: "MailboxFull", message: "full" } }, null],
    ["email.opened", {}, null],
  ])("%s %j: the address is %s", async (type, more, email) => {
    const event = (await sendMail())(type, more);
    expect(await call(resendCall(base, SECRET, event))).toMatchObject({ status: 200 });
    expect(await failing()).toEqual({ email, phone: null });
  });

  test("of another program was delivered: noted, and nothing of ours", async () => {
    const event = { type: "email.delivered", data: { email_id: "re-theirs", to: ["pat@example.org"] } };
    expect(await call(resendCall(base, SECRET, event))).toMatchObject({ status: 200 });
  });
});

describe("Twilio tells that a text", () => {
  test.each([
    [{ MessageStatus: "delivered" }, { delivered: true, failure: null }, null],
    [{ MessageStatus: "sent" }, { delivered: false, failure: null }, null],
    [{ MessageStatus: "undelivered", ErrorCode: "30003" }, { failure: "undelivered" }, null],
    [{ MessageStatus: "undelivered", ErrorCode: "30005" }, { failure: "bounced" }, "bounced"],
    [{ MessageStatus: "failed", ErrorCode: "30006" }, { failure: "refused" }, "refused"],
    [{ MessageStatus: "failed", ErrorCode: "30002" }, { failure: "undelivered" }, null],
  ])("%j", async (status, row, phone) => {
    const { url, fields } = await sendText();
    expect(await call(twilioCall(base, TOKEN, url, fields(status)))).toMatchObject({ status: 200 });
    expect(await world.deliveries(login.clinicId)).toMatchObject([row]);
    expect(await failing()).toEqual({ email: null, phone });
  });
});

describe("nobody else can tell us anything:", () => {
  const forged = async (made: [string, RequestInit]) => {
    expect(await call(made)).toEqual({ status: 403, text: "The signature is not valid.\n" });
    expect(await failing()).toEqual({ email: null, phone: null });
  };

  test("with another secret, without a signature, with changed words, or too late", async () => {
    const event = await sendMail();
    const bounced = event("email.bounced", PERMANENT);
    await forged(resendCall(base, `whsec_${Buffer.alloc(24, 8).toString("base64")}`, bounced));
    const [url, init] = resendCall(base, SECRET, event("email.delivered"));
    await forged([url, { ...init, headers: {} }]);
    await forged([url, { ...init, body: JSON.stringify(bounced) }]);
    await forged(resendCall(base, SECRET, bounced, { at: new Date(Date.now() - 6 * 60_000) }));
    await forged(resendCall(base, SECRET, bounced, { at: new Date(Date.now() + 6 * 60_000) }));
  });

  test("and a text's callback is worth nothing for another message", async () => {
    const { url, fields } = await sendText();
    const failed = fields({ MessageStatus: "failed" });
    await forged(twilioCall(base, "another token", url, failed));
    const [address, init] = twilioCall(base, TOKEN, url, failed);
    await forged([address.replace(/delivery=[^&]*/, `delivery=${crypto.randomUUID()}`), init]);
    await forged([address, { ...init, headers: {} }]);
    const sid = { ...failed, MessageSid: `SM${"f".repeat(32)}` };
    expect(await call(twilioCall(base, TOKEN, url, sid))).toMatchObject({ status: 200 });
    expect(await failing()).toEqual({ email: null, phone: null });
  });
});

test("what is repeated within the window is noted once", async () => {
  const again = resendCall(base, SECRET, (await sendMail())("email.bounced", PERMANENT));
  const answers = await Promise.all(Array.from({ length: 10 }, () => call(again)));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  const events = await database.db.execute(
    sql`select 1 from audit_events where account_id = ${login.accountId} and event = 'account.address_failing'`,
  );
  expect(events).toHaveLength(1);
});

test.each([
  ["GET", "/health/live", undefined, 200],
  ["GET", "/health/ready", undefined, 200],
  ["GET", "/callbacks/resend", undefined, 405],
  ["POST", "/callbacks/postmark", "{}", 404],
  ["POST", "/callbacks/resend", "x".repeat(70_000), 413],
  ["POST", "/callbacks/resend", "not json", 403],
])("%s %s is answered plainly (%#)", async (method, path, body, status) => {
  const answer = await call([`${base}${path}`, { method, ...(body ? { body } : {}) }]);
  expect(answer.status).toBe(status);
  expect(answer.text).toMatch(/^[A-Z].*\.\n$/);
});

test("readiness says which zone data the clocks go by", async () => {
  const answer = await call([`${base}/health/ready`, { method: "GET" }]);
  expect(answer.text).toMatch(/^Ready\. Time zones: \d{4}[a-z]+ \((package|system|node)\)\.\n$/);
});

test("a taken port is one plain sentence", async () => {
  await expect(serveCallbacks({ port, resend: null, twilio: null }, world.context)).rejects.toThrow(
    new Error(`CALLBACK_PORT ${port} is taken by another program.`),
  );
});
