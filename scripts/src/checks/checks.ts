import { join } from "node:path";
import { buildPortals } from "../building/build-portals.ts";
import type { Settings } from "../env.ts";
import { NODE, ROOT } from "../root.ts";
import { findBrowser } from "./browser.ts";
import type { Check, Outcome } from "./check.ts";
import { readPlaywrightReport, readVitestReport } from "./test-reports.ts";
import { runTool, type Tool } from "./tool.ts";

const BIN = join(ROOT, "node_modules", ".bin");
const BUILD = "Production build";
const STORIES = "Stories in the browser";

/** Everything that `npm test` checks, cheapest first. @param reports a folder for the tools' own reports */
export function allChecks(settings: Settings, reports: string): Check[] {
  return [
    {
      name: "Format and lint",
      run: quiet({ command: join(BIN, "biome"), args: ["check", "--error-on-warnings", "."] }),
    },
    { name: "Types", run: quiet({ command: join(BIN, "tsc"), args: ["--noEmit"] }) },
    { name: "Dead code", run: quiet({ command: NODE, args: ["node_modules/knip/bin/knip.js", "--no-progress"] }) },
    { name: "Unit, database and boundary tests", run: () => runVitest(join(reports, "vitest.json")) },
    { name: BUILD, run: () => buildPortals().then(() => ({ ok: true })) },
    {
      name: STORIES,
      needs: BUILD,
      run: () => runPlaywright(settings, join(reports, "playwright.json")),
    },
  ];
}

/** Chromium hangs under libfaketime: what can be checked on another day is the rest. */
export function checksOfAnotherDay(settings: Settings, reports: string): Check[] {
  return allChecks(settings, reports).filter(({ name }) => name !== STORIES);
}

function quiet(tool: Tool): () => Promise<Outcome> {
  return async () => ({ ok: await runTool(tool) });
}

async function runVitest(report: string): Promise<Outcome> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const ok = await runTool({
    command: NODE,
    args: ["node_modules/vitest/vitest.mjs", "run", ...reporters],
    loud: true,
  });
  return { ok, ...(await readVitestReport(report)) };
}

async function runPlaywright(settings: Settings, report: string): Promise<Outcome> {
  const env = { ...(await findBrowser(settings)), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const args = ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"];
  const ok = await runTool({ command: NODE, args, folder: "e2e", env, loud: true });
  return { ok, ...(await readPlaywrightReport(report)) };
}
