import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { ROOT } from "../root.ts";

const FOLDERS = ["apps/staff", "apps/admin", "apps/patient", "packages"];
const FILES = ["package.json", "pnpm-lock.yaml", "tsconfig.json", "turbo.json"];
const NEVER_BUILT = new Set(["node_modules", ".next", ".turbo", "migrations", "testing"]);
const MADE_BY_NEXT = "next-env.d.ts";

/** SHA-256 over all that goes into a production build of the portals, tests left out. */
export async function sourceHash(): Promise<string> {
  const files = [...FILES.map((file) => join(ROOT, file))];
  for (const folder of FOLDERS) files.push(...(await sourcesIn(join(ROOT, folder))));
  const hash = createHash("sha256");
  for (const file of files.sort()) {
    hash
      .update(`${relative(ROOT, file).split(sep).join("/")}\0`)
      .update(await readFile(file))
      .update("\0");
  }
  return hash.digest("hex");
}

async function sourcesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !NEVER_BUILT.has(entry.name)) found.push(...(await sourcesIn(path)));
    if (entry.isFile() && entry.name !== MADE_BY_NEXT && !/\.test\.tsx?$/.test(entry.name)) found.push(path);
  }
  return found;
}
