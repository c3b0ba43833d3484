import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { z } from "zod";
import { ROOT } from "../root.ts";
import type { FileTime } from "./check.ts";

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ name: z.string(), startTime: z.number(), endTime: z.number() })),
});

const Specs = z.array(z.object({ tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })) }));
const Suite = z.object({
  specs: Specs.default([]),
  get suites() {
    return z.array(Suite).default([]);
  },
});
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(z.intersection(Suite, z.object({ file: z.string() }))),
});

/** Tests that passed and failed, and how long their files took. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly files: readonly FileTime[];
}

const NOTHING: Tally = { passed: 0, failed: 0, files: [] };

/** From Vitest's JSON reporter; nothing where it did not come so far as to write it. */
export async function readVitestReport(path: string): Promise<Tally> {
  const report = await readJson(path);
  if (report === null) return NOTHING;
  const { numPassedTests, numFailedTests, testResults } = VitestReport.parse(report);
  const files = testResults.map(({ name, startTime, endTime }) => ({
    path: relative(ROOT, name),
    milliseconds: endTime - startTime,
  }));
  return { passed: numPassedTests, failed: numFailedTests, files };
}

/** From Playwright's JSON reporter. A story that passes only sometimes does not pass. */
export async function readPlaywrightReport(path: string): Promise<Tally> {
  const report = await readJson(path);
  if (report === null) return NOTHING;
  const { stats, suites } = PlaywrightReport.parse(report);
  const files = suites.map((suite) => ({ path: join("e2e", suite.file), milliseconds: timeOf(suite) }));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, files };
}

function timeOf({ specs, suites }: z.infer<typeof Suite>): number {
  const own = specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results.map(({ duration }) => duration)));
  return [...own, ...suites.map(timeOf)].reduce((sum, duration) => sum + duration, 0);
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch(() => null);
  return text === null ? null : JSON.parse(text);
}
