import { readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as passing } from "node:timers/promises";
import postgres from "postgres";
import { clusterOf, OWNER } from "./initialise.ts";
import type { Runner } from "./runner.ts";
import { run } from "./runner.ts";
import type { ServerFile } from "./server-file.ts";

const SOMEBODY_ELSES_START_MS = 10_000;
const START_SECONDS = 120;
const STOP_SECONDS = 60;

/** Is the server of this file up, whoever started it? A stranger on its port does not know its password. */
export async function answers(file: ServerFile): Promise<boolean> {
  const sql = postgres({
    host: "127.0.0.1",
    port: file.port,
    database: "postgres",
    username: OWNER,
    password: file.password,
    max: 1,
    connect_timeout: 3,
    fetch_types: false,
  });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    // 57P03: it is ours and still recovering; pg_ctl will wait for it.
    return error instanceof postgres.PostgresError && error.code === "57P03";
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/** Another process may be bringing it up this very moment. */
export async function answersSoon(file: ServerFile): Promise<boolean> {
  for (const until = performance.now() + SOMEBODY_ELSES_START_MS; performance.now() < until; await passing(100)) {
    if (await answers(file)) return true;
  }
  return false;
}

/** Did a start fail because a stranger listens on the port? */
export function isAboutPort(trouble: string): boolean {
  return /could not (bind|create any TCP)|Address already in use/i.test(trouble);
}

/** Starts the server and waits until it answers. @returns what went wrong, or null */
export async function startPostmaster(
  binaries: string,
  folder: string,
  settings: string,
  runner: Runner | undefined,
): Promise<string | null> {
  await forgetDeadPostmaster(folder);
  const log = join(folder, "server.log");
  const before = await stat(log).then(
    ({ size }) => size,
    () => 0,
  );
  const args = ["start", "-w", "-s", "-t", String(START_SECONDS), "-D", clusterOf(folder), "-l", log, "-o", settings];
  const started = await run(join(binaries, "bin", "pg_ctl"), args, runner);
  if (started.code === 0) return null;
  const written = await readFile(log).catch(() => Buffer.alloc(0));
  return `${started.output.trim()}\n${written.subarray(before).toString("utf8")}`.trim();
}

/** Ends all connections, writes everything down, and returns when the server is gone. */
export async function stopPostmaster(binaries: string, folder: string, runner: Runner | undefined): Promise<void> {
  const args = ["stop", "-w", "-s", "-m", "fast", "-t", String(STOP_SECONDS), "-D", clusterOf(folder)];
  const stopped = await run(join(binaries, "bin", "pg_ctl"), args, runner);
  const gone =
    stopped.code === 0 || /PID file .* does not exist|Is server running\?|No such process/.test(stopped.output);
  if (!gone) throw new Error(`PostgreSQL in ${folder} did not stop: ${stopped.output.trim()}`);
}

/**
 * After a crash `postmaster.pid` stays behind. PostgreSQL notices a dead process by itself, but not
 * that its number now belongs to another program, as it does in a restarted container.
 */
async function forgetDeadPostmaster(folder: string): Promise<void> {
  const path = join(clusterOf(folder), "postmaster.pid");
  const [pid] = (await readFile(path, "utf8").catch(() => "")).split("\n");
  if (!pid) return;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  const somebodyElse = commandLine !== null && !commandLine.includes(clusterOf(folder));
  if (somebodyElse) await rm(path, { force: true });
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
