import { randomBytes } from "node:crypto";
import { chown, link, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { SHARED_FOLDER } from "./binaries.ts";
import { type Runner, run } from "./runner.ts";

const INSIDE = "postgres";

const ServerFile = z.object({ folder: z.string(), port: z.number().int(), password: z.string() });

/** What a data folder remembers of its server, in `postgres.json`, readable by its owner only. */
export type ServerFile = z.infer<typeof ServerFile>;

/**
 * Reads the data folder's `postgres.json`, or chooses a folder and a password for a new server.
 * The server lies in the data folder itself, unless the runner cannot enter that.
 *
 * @param port for a new server; remembered from then on
 */
export async function openServerFile(dataDir: string, port: number, runner: Runner | undefined): Promise<ServerFile> {
  const known = await readServerFile(dataDir);
  if (known) return known;
  await mkdir(dataDir, { recursive: true });
  const folder = await chooseFolder(dataDir, runner);
  const file = { folder, port, password: randomBytes(24).toString("base64url") };
  // Of two who begin a data folder at once the first decides where and by which password.
  const made = await writeBeside(dataDir, file);
  await link(made, pathOf(dataDir)).catch(() => {});
  await rm(made);
  return (await readServerFile(dataDir)) ?? file;
}

async function readServerFile(dataDir: string): Promise<ServerFile | null> {
  const written = await readFile(pathOf(dataDir), "utf8").catch(() => null);
  if (!written) return null;
  const file = ServerFile.parse(JSON.parse(written));
  return { ...file, folder: resolve(dataDir, file.folder) };
}

export async function saveServerFile(dataDir: string, file: ServerFile): Promise<void> {
  await rename(await writeBeside(dataDir, file), pathOf(dataDir));
}

async function writeBeside(dataDir: string, file: ServerFile): Promise<string> {
  // Relative where it can be, so that a moved clone finds its data.
  const folder = file.folder === join(dataDir, INSIDE) ? INSIDE : file.folder;
  const path = `${pathOf(dataDir)}.${process.pid}.${randomBytes(3).toString("hex")}`;
  await writeFile(path, `${JSON.stringify({ ...file, folder }, null, 2)}\n`, { mode: 0o600 });
  return path;
}

function pathOf(dataDir: string): string {
  return join(dataDir, "postgres.json");
}

async function chooseFolder(dataDir: string, runner: Runner | undefined): Promise<string> {
  const inside = join(dataDir, INSIDE);
  if (!runner) return inside;
  const entered = await run("/bin/sh", ["-c", 'cd "$1"', "sh", dataDir], runner);
  if (entered.code === 0) {
    await mkdir(inside, { recursive: true, mode: 0o700 });
    await chown(inside, runner.uid, runner.gid);
    return inside;
  }
  // A name of its own each time: a deleted data folder means a fresh database, never an old one found again.
  await mkdir(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  const outside = await mkdtemp(join(SHARED_FOLDER, "server-"));
  await chown(outside, runner.uid, runner.gid);
  return outside;
}
