import { expect, test } from "vitest";
import { activityEvents, activitySentence } from "./activity-sentences.ts";

test.each(activityEvents)("%s is told in words, not in its name", (event) => {
  expect(activitySentence({ event, details: {} })).toMatch(/^[A-Z][^_.]+$/);
});

test("a right password followed by a wrong code is told", () => {
  expect(activityEvents).toContain("sign_in.code_wrong");
  expect(activitySentence({ event: "sign_in.code_wrong", details: {} })).toContain("after the right password");
});

test("a step-up is not told as another sign-in", () => {
  expect(activitySentence({ event: "session.started", details: { purpose: "step_up" } })).toBe(
    "You confirmed that it was you",
  );
});

test.each([
  ["authenticator", "You signed in with a code from your app"],
  ["trusted_device", "You signed in on a device that you trust"],
  ["toString", "You signed in"],
  [7, "You signed in"],
])("a sign-in says how it was done: %s", (method, sentence) => {
  expect(activitySentence({ event: "session.started", details: { purpose: "sign_in", method } })).toBe(sentence);
});

test("an event that is not known keeps its own word", () => {
  expect(activitySentence({ event: "toString", details: {} })).toBe("toString");
});

test("of several authenticators it says which", () => {
  const details = { name: "Tablet at home" };
  expect(activitySentence({ event: "authenticator.removed", details })).toBe(
    "An authenticator was removed: “Tablet at home”",
  );
  expect(activitySentence({ event: "session.started", details })).toBe("You signed in");
});
