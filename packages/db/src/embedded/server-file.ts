import { randomBytes } from "node:crypto";
import { chown, mkdir, mkdtemp, readFile, rename, writeFile } from "node:fs/promises";
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
 * @param port 0 lets the start choose a free one
 */
export async function openServerFile(dataDir: string, port: number, runner: Runner | undefined): Promise<ServerFile> {
  const written = await readFile(join(dataDir, "postgres.json"), "utf8").catch(() => null);
  if (written) {
    const file = ServerFile.parse(JSON.parse(written));
    return { ...file, folder: resolve(dataDir, file.folder) };
  }
  await mkdir(dataDir, { recursive: true });
  const folder = await chooseFolder(dataDir, runner);
  const file = { folder, port, password: randomBytes(24).toString("base64url") };
  await saveServerFile(dataDir, file);
  return file;
}

export async function saveServerFile(dataDir: string, file: ServerFile): Promise<void> {
  const path = join(dataDir, "postgres.json");
  // Relative where it can be, so that a moved clone finds its data.
  const folder = file.folder === join(dataDir, INSIDE) ? INSIDE : file.folder;
  await writeFile(`${path}.new`, `${JSON.stringify({ ...file, folder }, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
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
