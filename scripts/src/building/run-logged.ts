import { spawn } from "node:child_process";
import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { environmentWith } from "../env.ts";
import { ROOT } from "../root.ts";
import { atEnd } from "../running/ending.ts";
import { Refusal, say } from "../say.ts";

export interface LoggedCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** Beside our own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where the noise goes; printed only when the command fails. */
  readonly log: string;
  /** The sentence for a failure. */
  readonly failure: string;
}

/** Runs a noisy program in the workspace's root. @throws Refusal after printing its noise, when it fails */
export async function runLogged({ command, args, env, log, failure }: LoggedCommand): Promise<void> {
  await mkdir(dirname(log), { recursive: true });
  const file = await open(log, "w");
  const stdio = ["ignore" as const, file.fd, file.fd];
  // A group of its own, so that it can be ended together with all that it started.
  const child = spawn(command, args, { cwd: ROOT, env: environmentWith(env), stdio, detached: true });
  const forget = atEnd(async () => {
    if (child.pid) process.kill(-child.pid, "SIGTERM");
  });
  const code = await new Promise<number>((done) => {
    child.on("error", () => done(-1));
    child.on("exit", (exit) => done(exit ?? 1));
  });
  forget();
  await file.close();
  if (code === 0) return;
  say(`\n${await readFile(log, "utf8")}`);
  throw new Refusal(`${failure} (All of it is in ${log}.)`);
}
