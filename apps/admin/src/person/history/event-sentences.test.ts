import { auditEventNames } from "@countersign/audit";
import { expect, it } from "vitest";
import { eventSentence } from "./event-sentences.ts";

it.each(auditEventNames)("%s is told as a sentence, whatever its details are", (event) => {
  for (const details of [{}, { reason: 7, left: "x", method: "toString" }]) {
    expect(eventSentence({ event, details })).toMatch(/^[A-Z].*\.$/);
  }
});

it("tells the reason in the admin's words", () => {
  expect(eventSentence({ event: "two_factor.reset", details: { reason: "Lost phone" } })).toBe(
    "Two-factor authentication was reset: “Lost phone”",
  );
});

it("names the roles of a change", () => {
  const details = { reason: "New at the desk", from: "staff", to: "helpdesk" };
  expect(eventSentence({ event: "account.role_changed", details })).toBe(
    "The role was changed from Staff to Helpdesk: “New at the desk”",
  );
});

it("keeps the word of an event that it does not know", () => {
  expect(eventSentence({ event: "constructor", details: {} })).toBe("constructor");
});
