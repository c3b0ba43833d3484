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

test("the ten slowest files of all checks are named, slowest first, above the last line", () => {
  const files = (of: string, count: number, step: number) =>
    Array.from({ length: count }, (_, n) => ({ path: `${of}${n}`, milliseconds: 1000 + n * step }));
  const text = summary([
    verdict("Unit", { ok: true, passed: 8, failed: 0, files: files("unit", 8, 1000) }),
    verdict("Stories", { ok: true, passed: 8, failed: 0, files: files("story", 8, 2000) }),
  ]);
  const named = text.split("\n").filter((line) => /^ +[0-9.]+ s {2}(unit|story)\d$/.test(line));
  expect(named.map((line) => line.trim())).toEqual([
    "15.0 s  story7",
    "13.0 s  story6",
    "11.0 s  story5",
    "9.0 s  story4",
    "8.0 s  unit7",
    "7.0 s  unit6",
    "7.0 s  story3",
    "6.0 s  unit5",
    "5.0 s  unit4",
    "5.0 s  story2",
  ]);
  expect(text.split("\n").at(-1)).toBe("16 passed, 0 failed");
});

test("what was left out is not well", () => {
  expect(allIsWell([verdict("Stories", "left out")])).toBe(false);
});
