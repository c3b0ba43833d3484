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
