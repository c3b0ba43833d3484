import { expect, test } from "vitest";
import { allIsWell, summary, type Verdict } from "./summary.ts";

const verdict = (name: string, outcome: Verdict["outcome"]): Verdict => ({ name, outcome, milliseconds: 1500 });
const lastLine = (verdicts: Verdict[]) => summary(verdicts).split("\n").at(-1);

test("the last line adds up all tests", () => {
  const verdicts = [
    verdict("Types", { ok: true }),
    verdict("Unit", { ok: true, passed: 40, failed: 0 }),
    verdict("Stories", { ok: false, passed: 7, failed: 2 }),
  ];
  expect(lastLine(verdicts)).toBe("47 passed, 2 failed");
  expect(allIsWell(verdicts)).toBe(false);
});

test("a check that fails without a failing test counts as a failure", () => {
  const verdicts = [verdict("Types", { ok: false }), verdict("Unit", { ok: false, passed: 3, failed: 0 })];
  expect(lastLine(verdicts)).toBe("3 passed, 2 failed");
});

test("what was left out is not well", () => {
  expect(allIsWell([verdict("Stories", "left out")])).toBe(false);
});
