import { readFile } from "node:fs/promises";
import { z } from "zod";

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** Tests that passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const NOTHING: Tally = { passed: 0, failed: 0 };

/** From Vitest's JSON reporter; nothing where it did not come so far as to write it. */
export async function readVitestReport(path: string): Promise<Tally> {
  const report = await readJson(path);
  if (report === null) return NOTHING;
  const { numPassedTests, numFailedTests } = VitestReport.parse(report);
  return { passed: numPassedTests, failed: numFailedTests };
}

/** From Playwright's JSON reporter. A story that passes only sometimes does not pass. */
export async function readPlaywrightReport(path: string): Promise<Tally> {
  const report = await readJson(path);
  if (report === null) return NOTHING;
  const { expected, unexpected, flaky } = PlaywrightReport.parse(report).stats;
  return { passed: expected, failed: unexpected + flaky };
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch(() => null);
  return text === null ? null : JSON.parse(text);
}
