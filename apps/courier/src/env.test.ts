import { describe, expect, test } from "vitest";
import { readSettings } from "./env.ts";

const needed = {
  DATABASE_URL: "postgres://app:secret@localhost/countersign",
  COUNTERSIGN_KEYS: "one:c2VjcmV0",
  STAFF_URL: "http://localhost:3000",
  ADMIN_URL: "http://localhost:3001",
  PATIENT_URL: "http://localhost:3002",
};
const production = { ...needed, COUNTERSIGN_MODE: "production" };
const from = { MAIL_FROM: "no-reply@clinic.example" };
const resend = { ...from, MAIL_CHANNEL: "resend", RESEND_API_KEY: "re_1" };
const smtp = { ...from, MAIL_CHANNEL: "smtp" };
const twilio = {
  TEXT_CHANNEL: "twilio",
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "token",
  TWILIO_FROM: "+447700900000",
};

test("the demo delivers everything to the local inbox, and nothing listens for callbacks", () => {
  const settings = readSettings(needed);
  expect(settings.mail).toEqual({ channel: "inbox" });
  expect(settings.texts).toEqual({ channel: "inbox" });
  expect(settings.callbacks).toBeNull();
  expect(settings.inbox?.port).toBe(3003);
  expect(settings.inbox?.demoFile).toMatch(/\.data\/demo\.json$/);
});

test("production has no local inbox, whatever port is given, and may have no texts", () => {
  const settings = readSettings({ ...production, ...resend, INBOX_PORT: "3003" });
  expect(settings.inbox).toBeNull();
  expect(settings.texts).toBeNull();
  expect(settings.mail.channel).toBe("resend");
});

describe("an SMTP server is read from", () => {
  const login = { user: "us@clinic", password: "p:w" };
  test.each([
    [
      { SMTP_URL: "smtp://us%40clinic:p%3Aw@mail.example" },
      { host: "mail.example", port: 587, login, tls: "starttls" },
    ],
    [{ SMTP_URL: "smtps://mail.example" }, { host: "mail.example", port: 465, login: null, tls: "implicit" }],
    [
      { SMTP_URL: "smtp://[::1]:2525", SMTP_TLS: "none" },
      { host: "::1", port: 2525, login: null, tls: "none" },
    ],
    [
      { SMTP_HOST: "mail.example", SMTP_PORT: "2587", SMTP_USER: "us@clinic", SMTP_PASSWORD: "p:w" },
      { host: "mail.example", port: 2587, login, tls: "starttls" },
    ],
  ])("case %#", (given, server) => {
    expect(readSettings({ ...production, ...smtp, ...given }).mail).toEqual({
      channel: "smtp",
      from: from.MAIL_FROM,
      ...server,
    });
  });
});

describe("callbacks are listened for", () => {
  const secret = { RESEND_WEBHOOK_SECRET: "whsec_c2VjcmV0" };
  const url = { CALLBACK_URL: "https://callbacks.example/" };
  test.each([
    [{ ...resend }, null],
    [
      { ...resend, ...secret },
      { port: 3004, resend: { apiKey: "re_1", secret: "whsec_c2VjcmV0" }, twilio: null },
    ],
    [{ ...resend, ...twilio }, null],
    [
      { ...resend, ...twilio, ...url, CALLBACK_PORT: "4004" },
      { port: 4004, resend: null, twilio: { authToken: "token", url: "https://callbacks.example" } },
    ],
    [{ ...resend, ...url }, null],
  ])("case %#", (given, callbacks) => {
    expect(readSettings({ ...production, ...given }).callbacks).toEqual(callbacks);
  });
});

describe("one plain sentence refuses", () => {
  test.each([
    [{ ...needed, DATABASE_URL: undefined }, "DATABASE_URL must be set."],
    [{ ...needed, COUNTERSIGN_KEYS: "" }, "COUNTERSIGN_KEYS must be set."],
    [{ ...needed, STAFF_URL: "localhost" }, "STAFF_URL must be an http or https address."],
    [{ ...needed, COUNTERSIGN_MODE: "test" }, "COUNTERSIGN_MODE must be demo or production."],
    [{ ...needed, INBOX_PORT: "eighty" }, "INBOX_PORT must be a port number from 1 to 65535."],
    [{ ...needed, MAIL_CHANNEL: "pigeon" }, "MAIL_CHANNEL must be inbox, resend or smtp."],
    [{ ...needed, ...from, MAIL_CHANNEL: "resend" }, "RESEND_API_KEY must be set when MAIL_CHANNEL is resend."],
    [{ ...needed, ...resend, MAIL_FROM: "" }, "MAIL_FROM must be set when MAIL_CHANNEL is resend."],
    [{ ...needed, ...resend, MAIL_FROM: "nobody" }, "MAIL_FROM must be an email address."],
    [{ ...needed, ...smtp }, "SMTP_URL or SMTP_HOST must be set when MAIL_CHANNEL is smtp."],
    [
      { ...needed, ...smtp, SMTP_URL: "mail.example" },
      "SMTP_URL must look like smtp://user:password@host:port or smtps://….",
    ],
    [
      { ...needed, ...smtp, SMTP_URL: "smtp://a.example", SMTP_HOST: "b.example" },
      "Set SMTP_URL or SMTP_HOST, not both.",
    ],
    [{ ...needed, ...smtp, SMTP_HOST: "a.example", SMTP_USER: "us" }, "SMTP needs a user and a password, or neither."],
    [
      { ...needed, ...smtp, SMTP_HOST: "mail.example", SMTP_TLS: "none" },
      "SMTP_TLS can be none only for a server on this machine: passwords and codes would go in the clear.",
    ],
    [{ ...needed, ...twilio, TWILIO_ACCOUNT_SID: "" }, "TWILIO_ACCOUNT_SID must be set when TEXT_CHANNEL is twilio."],
    [
      { ...needed, ...twilio, TWILIO_ACCOUNT_SID: "AC1" },
      "TWILIO_ACCOUNT_SID must begin with AC and have 34 characters.",
    ],
    [{ ...needed, ...twilio, TWILIO_AUTH_TOKEN: "" }, "TWILIO_AUTH_TOKEN must be set when TEXT_CHANNEL is twilio."],
    [
      { ...needed, ...twilio, TWILIO_FROM: "" },
      "TWILIO_FROM or TWILIO_MESSAGING_SERVICE must be set when TEXT_CHANNEL is twilio.",
    ],
    [
      { ...needed, ...twilio, TWILIO_MESSAGING_SERVICE: `MG${"0".repeat(32)}` },
      "Set TWILIO_FROM or TWILIO_MESSAGING_SERVICE, not both.",
    ],
    [production, "MAIL_CHANNEL must be set in production: resend or smtp."],
    [{ ...production, MAIL_CHANNEL: "inbox" }, "MAIL_CHANNEL cannot be inbox in production: there is no local inbox."],
    [
      { ...production, ...resend, TEXT_CHANNEL: "inbox" },
      "TEXT_CHANNEL cannot be inbox in production: there is no local inbox.",
    ],
  ])("case %#", (variables, sentence) => {
    expect(() => readSettings(variables)).toThrow(new Error(sentence));
  });
});
