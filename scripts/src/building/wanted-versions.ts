import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "../root.ts";

const Manifest = z.object({ devEngines: z.object({ packageManager: z.object({ version: z.string() }) }) });

/** Node's and pnpm's versions, from the one place where the workspace names each. */
export async function wantedVersions(): Promise<{ node: string; pnpm: string }> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")));
  return { node: process.versions.node, pnpm: manifest.devEngines.packageManager.version };
}
