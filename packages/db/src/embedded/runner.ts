import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { clockOf } from "./env.ts";

/** Whom PostgreSQL runs as: undefined means "as ourselves". */
export interface Runner {
  readonly uid: number;
  readonly gid: number;
}

export interface Finished {
  readonly code: number;
  readonly output: string;
}

/** PostgreSQL must not see our settings, nor be steered by a PGDATA or LC_ALL; it keeps to the same clock as we do. */
const ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
  LC_ALL: "C",
  NODE_ENV: "production",
  ...clockOf(),
};

/**
 * PostgreSQL refuses to run as root; then it runs as the user `postgres`, who is made when missing.
 *
 * @throws Error with a plain sentence when root cannot make that user
 */
export function findRunner(): Runner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = lookUpPostgres();
  if (existing) return existing;
  spawnSync("groupadd", ["--system", "postgres"], { env: ENVIRONMENT });
  const made = spawnSync("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"], {
    env: ENVIRONMENT,
  });
  const runner = lookUpPostgres();
  if (!runner) {
    throw new Error(
      `PostgreSQL does not run as root, and the user "postgres" could not be made: ${made.stderr?.toString().trim() || "useradd failed"}.`,
    );
  }
  return runner;
}

function lookUpPostgres(): Runner | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("postgres:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Runs a program to its end, from `/`: our own folder may be closed to the runner. Never rejects. */
export function run(command: string, args: readonly string[], as: Runner | undefined): Promise<Finished> {
  return new Promise((resolve) => {
    // A group of its own: a Ctrl-C in the terminal must not tear pg_ctl from a server it is starting.
    const options = { cwd: "/", env: ENVIRONMENT, detached: true, ...as };
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", (error) => resolve({ code: -1, output: error.message }));
    // "exit", not "close": the server that pg_ctl leaves behind may hold the pipe open.
    child.on("exit", (code) => setImmediate(() => resolve({ code: code ?? -1, output })));
  });
}
