import { seconds } from "../say.ts";
import type { FileTime, Outcome } from "./check.ts";

const SLOWEST = 10;

/** One line of the summary. */
export interface Verdict {
  readonly name: string;
  readonly outcome: Outcome | "left out";
  readonly milliseconds: number;
}

/** The table at the end of `npm test` and the slowest files of tests; its last line is plain and counts. */
export function summary(verdicts: readonly Verdict[]): string {
  const width = Math.max(...verdicts.map(({ name }) => name.length));
  const lines = verdicts.map(({ name, outcome, milliseconds }) => {
    return `  ${name.padEnd(width)}  ${wordFor(outcome).padEnd(8)}  ${seconds(milliseconds).padStart(8)}${counts(outcome)}`;
  });
  const { passed, failed } = total(verdicts);
  return ["", ...lines, ...slowest(verdicts), "", `${passed} passed, ${failed} failed`].join("\n");
}

function slowest(verdicts: readonly Verdict[]): string[] {
  const files = verdicts.flatMap(({ outcome }): readonly FileTime[] =>
    outcome === "left out" ? [] : (outcome.files ?? []),
  );
  if (files.length === 0) return [];
  const first = files.toSorted((one, other) => other.milliseconds - one.milliseconds).slice(0, SLOWEST);
  return ["", "Slowest files:", ...first.map((file) => `  ${seconds(file.milliseconds).padStart(8)}  ${file.path}`)];
}

export function allIsWell(verdicts: readonly Verdict[]): boolean {
  return verdicts.every(({ outcome }) => outcome !== "left out" && outcome.ok);
}

/** A check that fails without a failing test, such as a wrong type, counts as one failure: zero must mean well. */
function total(verdicts: readonly Verdict[]): { passed: number; failed: number } {
  let passed = 0;
  let failed = 0;
  for (const { outcome } of verdicts) {
    if (outcome === "left out") continue;
    passed += outcome.passed ?? 0;
    failed += outcome.ok ? (outcome.failed ?? 0) : Math.max(outcome.failed ?? 0, 1);
  }
  return { passed, failed };
}

function wordFor(outcome: Verdict["outcome"]): string {
  if (outcome === "left out") return "left out";
  return outcome.ok ? "ok" : "FAILED";
}

function counts(outcome: Verdict["outcome"]): string {
  if (outcome === "left out" || outcome.passed === undefined) return "";
  return `   ${outcome.passed} passed, ${outcome.failed} failed`;
}
