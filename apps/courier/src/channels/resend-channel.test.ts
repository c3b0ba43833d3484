import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ResendServer } from "../testing/resend-server.ts";
import type { Outgoing } from "./channel.ts";
import { resendChannel } from "./resend-channel.ts";

const server = new ResendServer();
const baseUrl = await server.listen();
afterAll(() => server.close());
beforeEach(() => {
  server.behaviour = "accept";
  server.calls.length = 0;
});

const settings = { apiKey: "re_secret", baseUrl, from: "no-reply@clinic.example" };
const mail: Outgoing = {
  id: "1f0c2a5e-6f0e-4f9e-9f39-4d4b6c1f3a11",
  clinicId: "019aab00-0000-7000-8000-000000000001",
  channel: "email",
  fromName: "Lakeside Physio",
  replyTo: "help@lakeside.example",
  triedSince: null,
  to: "pat@example.org",
  subject: "Your sign-in code (heron 42)",
  text: "Hello,",
  html: "<p>Hello,</p>",
};

test("a mail goes out from the clinic by name, answers go to the clinic, with the job's id as idempotency key", async () => {
  expect(await resendChannel(settings).send(mail)).toEqual({ ok: true, providerId: server.idOf(mail.id) });
  expect(server.calls).toEqual([
    {
      idempotencyKey: mail.id,
      authorization: "Bearer re_secret",
      body: {
        from: '"Lakeside Physio" <no-reply@clinic.example>',
        to: mail.to,
        reply_to: mail.replyTo,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        tags: [
          { name: "clinic", value: mail.clinicId },
          { name: "delivery", value: mail.id },
        ],
      },
    },
  ]);
});

test("a clinic's name cannot become another sender or header", async () => {
  await resendChannel(settings).send({ ...mail, fromName: 'Evil" <evil@example.org>\r\nBcc: all' });
  expect(server.calls[0]?.body.from).toBe('"Evil   evil@example.org Bcc: all" <no-reply@clinic.example>');
});

describe("the provider answers with", () => {
  test.each([
    ["error", "unavailable"],
    ["throttle", "throttled"],
    ["unauthorized", "unavailable"],
    ["garbage", "unavailable"],
    ["close", "unavailable"],
    ["refuse", "refused"],
  ] as const)("%s: the mail is %s", async (behaviour, why) => {
    server.behaviour = behaviour;
    expect(await resendChannel(settings).send(mail)).toMatchObject({ ok: false, why });
  });

  test("nothing at all: the call is given up in time", async () => {
    server.behaviour = "hold";
    const delivery = await resendChannel({ ...settings, timeoutMs: 50 }).send(mail);
    expect(delivery).toMatchObject({ ok: false, why: "timed_out" });
  });
});

test.each([
  [7, 7],
  [null, null],
])("a provider that is busy is asked again after the %j seconds it names", async (retryAfter, retryAfterSeconds) => {
  server.behaviour = "throttle";
  server.retryAfter = retryAfter;
  expect(await resendChannel(settings).send(mail)).toMatchObject({ why: "throttled", retryAfterSeconds });
});

test("an address that the provider will not take is to blame itself", async () => {
  server.behaviour = "refuse";
  expect(await resendChannel(settings).send(mail)).toMatchObject({ why: "refused", addressFails: true });
});

test("what is reported for the operator names neither the person nor the key", async () => {
  server.behaviour = "refuse";
  const delivery = await resendChannel(settings).send(mail);
  expect(JSON.stringify(delivery)).not.toMatch(/pat@|re_secret/);
});
