import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Runner, run } from "./runner.ts";

export const OWNER = "countersign";

/** The cluster's folder inside a server's folder; its log `server.log` lies beside it. */
export function clusterOf(folder: string): string {
  return join(folder, "data");
}

/**
 * Makes the cluster when there is none: UTF-8, ordered by code point, the same on every machine;
 * password (SCRAM) for every connection. It is made aside and moved, so that there is no half-made one.
 */
export async function initialise(
  binaries: string,
  folder: string,
  password: string,
  runner: Runner | undefined,
): Promise<void> {
  const cluster = clusterOf(folder);
  if (existsSync(join(cluster, "PG_VERSION"))) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const making = `${cluster}.${process.pid}.${randomBytes(3).toString("hex")}`;
  const passwordFile = `${making}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (runner) await chown(passwordFile, runner.uid, runner.gid);
  const args = [
    `--pgdata=${making}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ];
  const made = await run(join(binaries, "bin", "initdb"), args, runner);
  await rm(passwordFile, { force: true });
  if (made.code !== 0) throw new Error(`PostgreSQL could not make its data folder ${making}: ${made.output.trim()}`);
  await rename(making, cluster).catch(async (error) => {
    // Somebody who began at the same moment was faster: theirs has the same password.
    await rm(making, { recursive: true, force: true });
    if (!existsSync(join(cluster, "PG_VERSION"))) throw error;
  });
}
