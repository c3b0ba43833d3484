import { spawn } from "node:child_process";
import { environmentWith } from "../env.ts";
import { ROOT } from "../root.ts";
import { atEnd } from "../running/ending.ts";
import { say } from "../say.ts";

export interface Tool {
  readonly command: string;
  readonly args: readonly string[];
  /** Folder under the root. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Shown as it comes; otherwise only when the tool fails. */
  readonly loud?: boolean;
}

/** Runs a tool to its end. @returns whether it was content */
export async function runTool({ command, args, folder = ".", env = {}, loud = false }: Tool): Promise<boolean> {
  const child = spawn(command, args, {
    cwd: `${ROOT}/${folder}`,
    env: environmentWith(env),
    stdio: loud ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  // Interrupted as by Ctrl-C, so that it stops the servers that it has started.
  const forget = atEnd(async () => {
    child.kill("SIGINT");
  });
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number>((done) => {
    child.on("error", (error) => {
      output += error.message;
      done(-1);
    });
    child.on("close", (exit) => done(exit ?? 1));
  });
  forget();
  if (code !== 0 && output) say(`\n${output.trimEnd()}`);
  return code === 0;
}
