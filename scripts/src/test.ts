import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { Check } from "./checks/check.ts";
import { allChecks, checksOfAnotherDay } from "./checks/checks.ts";
import { goToDay } from "./checks/other-day.ts";
import { allIsWell, summary, type Verdict } from "./checks/summary.ts";
import { readSettings } from "./env.ts";
import { endEverything, endOnSignals } from "./running/ending.ts";
import { refuse, say, seconds } from "./say.ts";

async function testAll(): Promise<boolean> {
  const isAnotherDay = await goToDay(process.argv.slice(2));
  const settings = readSettings();
  await mkdir(settings.dataDir, { recursive: true });
  const reports = await mkdtemp(join(settings.dataDir, "test-"));
  const verdicts: Verdict[] = [];
  const checks = isAnotherDay ? checksOfAnotherDay(settings, reports) : allChecks(settings, reports);
  if (isAnotherDay) say("Without the stories: Chromium does not run under another clock.");
  for (const check of checks) verdicts.push(await judge(check, verdicts));
  say(summary(verdicts));
  return allIsWell(verdicts);
}

async function judge(check: Check, earlier: readonly Verdict[]): Promise<Verdict> {
  const missing = earlier.find(({ name, outcome }) => name === check.needs && (outcome === "left out" || !outcome.ok));
  if (missing) return { name: check.name, outcome: "left out", milliseconds: 0 };
  say(`\n── ${check.name}`);
  const started = performance.now();
  const outcome = await check.run().catch((error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { ok: false };
  });
  const milliseconds = performance.now() - started;
  say(`${check.name}: ${outcome.ok ? "ok" : "FAILED"}, ${seconds(milliseconds)}`);
  return { name: check.name, outcome, milliseconds };
}

endOnSignals(() => say("\nStopping …"), 1);
const well = await testAll().catch(refuse);
await endEverything();
process.exit(well ? 0 : 1);
