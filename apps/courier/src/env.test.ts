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
const resend = { MAIL_CHANNEL: "resend", RESEND_API_KEY: "re_1", MAIL_FROM: "no-reply@clinic.example" };

test("the demo delivers everything to the local inbox", () => {
  const settings = readSettings(needed);
  expect(settings.mail).toEqual({ channel: "inbox" });
  expect(settings.texts).toBe("inbox");
  expect(settings.inbox?.port).toBe(3003);
  expect(settings.inbox?.demoFile).toMatch(/\.data\/demo\.json$/);
});

test("production has no local inbox, whatever port is given", () => {
  const settings = readSettings({ ...production, ...resend, INBOX_PORT: "3003" });
  expect(settings.inbox).toBeNull();
  expect(settings.texts).toBeNull();
  expect(settings.mail.channel).toBe("resend");
});

describe("one plain sentence refuses", () => {
  test.each([
    [{ ...needed, DATABASE_URL: undefined }, "DATABASE_URL must be set."],
    [{ ...needed, COUNTERSIGN_KEYS: "" }, "COUNTERSIGN_KEYS must be set."],
    [{ ...needed, STAFF_URL: "localhost" }, "STAFF_URL must be an http or https address."],
    [{ ...needed, COUNTERSIGN_MODE: "test" }, "COUNTERSIGN_MODE must be demo or production."],
    [{ ...needed, INBOX_PORT: "eighty" }, "INBOX_PORT must be a port number from 1 to 65535."],
    [{ ...needed, MAIL_CHANNEL: "pigeon" }, "MAIL_CHANNEL must be inbox or resend."],
    [{ ...needed, MAIL_CHANNEL: "resend" }, "RESEND_API_KEY must be set when MAIL_CHANNEL is resend."],
    [{ ...needed, ...resend, MAIL_FROM: "nobody" }, "MAIL_FROM must be an email address."],
    [production, "MAIL_CHANNEL must be set in production: resend."],
    [{ ...production, MAIL_CHANNEL: "inbox" }, "MAIL_CHANNEL cannot be inbox in production: there is no local inbox."],
    [
      { ...production, ...resend, TEXT_CHANNEL: "inbox" },
      "TEXT_CHANNEL cannot be inbox in production: there is no local inbox.",
    ],
  ])("case %#", (variables, sentence) => {
    expect(() => readSettings(variables)).toThrow(new Error(sentence));
  });
});
