import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Stryker } from "@stryker-mutator/core";
import { folders } from "./folders.ts";
import { reportOf, SCORE_LEAST } from "./score.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

const say = (text: string) => process.stdout.write(`${text}\n`);

/** `npm run mutate -- NAME …`: breaks the code of each folder in every way it knows, and counts what no test notices. */
async function mutate(names: readonly string[]): Promise<boolean> {
  const known = names.filter((name) => Object.hasOwn(folders, name));
  if (known.length === 0 || known.length < names.length) {
    say(`npm run mutate -- NAME …\n\n${Object.keys(folders).join("\n")}`);
    return false;
  }
  let good = true;
  for (const name of known) {
    const { text, score } = reportOf(name, await run(name));
    say(`\n${text}`);
    good &&= score >= SCORE_LEAST;
  }
  return good;
}

async function run(name: string) {
  const folder = folders[name];
  if (!folder) throw new Error(`There is no folder ${name}.`);
  const reports = join(".data", "mutation", name);
  await mkdir(reports, { recursive: true });
  process.env.MUTATION_TESTS = folder.tests.join(",");
  return new Stryker({
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    ...{ vitest: { configFile: "mutation/vitest.config.ts", related: false, pool: "forks" } },
    mutate: [...folder.mutate, "!**/*.test.ts"],
    ignorePatterns: [".data", ".turbo", "test-results", "playwright-report"],
    // Stryker would rewrite it with an interface that TypeScript 7 does not have; the tests read none.
    tsconfigFile: "mutation/no-tsconfig.json",
    concurrency: 1,
    // Many tests race on purpose, and a busy machine is slow: a hang, and nothing else, takes this long.
    timeoutMS: 120_000,
    incremental: true,
    incrementalFile: join(reports, "incremental.json"),
    reporters: ["html", "progress-append-only"],
    htmlReporter: { fileName: join(reports, "mutation.html") },
    allowConsoleColors: false,
  }).runMutationTest();
}

process.chdir(ROOT);
const good = await mutate(process.argv.slice(2));
// The channel to the parent that started us would keep this process alive.
process.exit(good ? 0 : 1);
