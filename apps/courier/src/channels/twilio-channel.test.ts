import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { TwilioServer } from "../testing/twilio-server.ts";
import type { Outgoing } from "./channel.ts";
import { twilioChannel } from "./twilio-channel.ts";

const server = new TwilioServer();
const baseUrl = await server.listen();
afterAll(() => server.close());
beforeEach(() => {
  server.behaviour = "accept";
  server.sent.length = 0;
  server.lookups = 0;
});

const settings = {
  accountSid: `AC${"0".repeat(32)}`,
  authToken: "twilio-secret",
  sender: { from: "+447700900000" },
  baseUrl,
  callbackUrl: "https://callbacks.example",
};
const text: Outgoing = {
  id: "1f0c2a5e-6f0e-4f9e-9f39-4d4b6c1f3a11",
  clinicId: "019aab00-0000-7000-8000-000000000001",
  channel: "text",
  to: "+447700900123",
  fromName: "Lakeside Physio",
  replyTo: null,
  subject: "Your sign-in code (heron 42)",
  text: "123456 is your code\n@lakeside.example #123456",
  html: null,
  triedSince: null,
};
const send = (change: Partial<Outgoing> = {}, more: Partial<typeof settings> = {}) =>
  twilioChannel({ ...settings, ...more }).send({ ...text, ...change });

test("a text goes out word for word, and Twilio knows which row to call back about", async () => {
  expect(await send()).toEqual({ ok: true, providerId: server.sent[0]?.sid });
  expect(server.sent[0]).toMatchObject({
    authorization: `Basic ${Buffer.from(`${settings.accountSid}:${settings.authToken}`).toString("base64")}`,
    fields: {
      To: text.to,
      From: "+447700900000",
      Body: text.text,
      StatusCallback: `https://callbacks.example/callbacks/twilio?clinic=${text.clinicId}&delivery=${text.id}`,
    },
  });
  expect(server.lookups).toBe(0);
});

test("a messaging service chooses the sender, and without a callback address none is named", async () => {
  const service = { messagingServiceSid: `MG${"0".repeat(32)}` };
  await twilioChannel({ ...settings, sender: service, callbackUrl: null }).send(text);
  expect(server.sent[0]?.fields).toEqual({
    To: text.to,
    MessagingServiceSid: service.messagingServiceSid,
    Body: text.text,
  });
});

describe("a text that may have been taken", () => {
  test("and was, is found and not sent again", async () => {
    server.behaviour = "swallow";
    const began = new Date();
    expect(await twilioChannel({ ...settings, timeoutMs: 300 }).send(text)).toMatchObject({ why: "timed_out" });
    server.behaviour = "accept";
    expect(await send({ triedSince: began })).toEqual({ ok: true, providerId: server.sent[0]?.sid });
    expect(server.sent).toHaveLength(1);
  });

  test("and was not, is sent", async () => {
    expect(await send({ triedSince: new Date() })).toMatchObject({ ok: true });
    expect(server.sent).toHaveLength(1);
  });

  test("is not mistaken for the same words of long ago", async () => {
    await send();
    await send({ triedSince: new Date(Date.now() + 120_000) });
    expect(server.sent).toHaveLength(2);
  });
});

describe("Twilio answers with", () => {
  test.each([
    ["error", { why: "unavailable" }],
    ["unauthorized", { why: "unavailable" }],
    ["close", { why: "unavailable" }],
    ["throttle", { why: "throttled", retryAfterSeconds: 1 }],
    ["refuse", { why: "refused", addressFails: true }],
  ] as const)("%s", async (behaviour, delivery) => {
    server.behaviour = behaviour;
    expect(await send()).toMatchObject({ ok: false, ...delivery });
  });

  test.each([
    [21211, { why: "refused", addressFails: true }],
    [21610, { why: "refused", addressFails: true }],
    [21614, { why: "refused", addressFails: true }],
    [21408, { why: "refused", addressFails: false }],
    [21612, { why: "refused", addressFails: false }],
    [21617, { why: "refused", addressFails: false }],
    [21606, { why: "unavailable" }],
  ])("error %i", async (refusal, delivery) => {
    server.behaviour = "refuse";
    server.refusal = refusal;
    expect(await send()).toMatchObject({ ok: false, ...delivery });
  });

  test("nothing at all: the call is given up in time", async () => {
    server.behaviour = "hold";
    expect(await twilioChannel({ ...settings, timeoutMs: 50 }).send(text)).toMatchObject({ why: "timed_out" });
  });
});

test("what is reported for the operator names neither the number nor the token", async () => {
  for (const behaviour of ["refuse", "error", "close"] as const) {
    server.behaviour = behaviour;
    expect(JSON.stringify(await send())).not.toMatch(/7700900|twilio-secret/);
  }
});
