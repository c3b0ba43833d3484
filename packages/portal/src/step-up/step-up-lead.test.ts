import { expect, test } from "vitest";
import { stepUpLead } from "./step-up-lead.ts";

test("whoever has just secured their account is told that it is done, and nobody else", () => {
  expect(stepUpLead({ intent: { action: "secure_account", input: {} } }, "usual")).toMatch(
    /^Everyone else is signed out/,
  );
  for (const intent of [null, "secure_account", {}, { action: "change_password", input: {} }]) {
    expect(stepUpLead({ intent }, "usual")).toBe("usual");
  }
});
