import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PORTALS } from "../portals.ts";
import { ROOT } from "../root.ts";
import { step } from "../say.ts";
import { takeBuildLock } from "./build-lock.ts";
import { runLogged } from "./run-logged.ts";
import { sourceHash } from "./source-hash.ts";
import { wantedVersions } from "./wanted-versions.ts";

const CACHE = join(ROOT, "node_modules", ".cache", "countersign");
const STAMP = join(CACHE, "built-from");

/** Builds the three portals, unless what lies there was built from the very same sources. */
export async function buildPortals(): Promise<void> {
  if (await isBuilt()) return;
  const release = await takeBuildLock(join(CACHE, "building"));
  try {
    if (await isBuilt()) return;
    const from = await sourceHash();
    await rm(STAMP, { force: true });
    await step("Building the portals (some minutes the first time)", build);
    await writeFile(STAMP, from);
  } finally {
    await release();
  }
}

async function isBuilt(): Promise<boolean> {
  const complete = PORTALS.every((portal) => existsSync(join(ROOT, "apps", portal, ".next", "BUILD_ID")));
  return complete && (await readFile(STAMP, "utf8").catch(() => "")) === (await sourceHash());
}

/** Turborepo runs each app's script through pnpm, which most machines lack: npx brings it along. */
async function build(): Promise<void> {
  const { node, pnpm } = await wantedVersions();
  const filters = PORTALS.map((portal) => `--filter=@countersign/${portal}-portal`);
  const turbo = join(ROOT, "node_modules", ".bin", "turbo");
  await runLogged({
    command: "npx",
    args: ["-y", "-p", `node@${node}`, "-p", `pnpm@${pnpm}`, turbo, "run", "build", "--concurrency=2", ...filters],
    env: { TURBO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" },
    log: join(CACHE, "build.log"),
    failure: "The portals could not be built; the messages above say why.",
  });
}
