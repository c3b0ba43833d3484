import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { NODE, ROOT } from "../root.ts";

const STOP_SECONDS = 15;

export interface ChildSpec {
  /** What people call it, e.g. "staff portal". */
  readonly name: string;
  /** Folder under the root, and the file in it that Node runs. */
  readonly folder: string;
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
  /** Its own log; also told when it dies. */
  readonly log: string;
}

/** One process of ours: a portal or the courier. */
export class Child {
  readonly name: string;
  readonly log: string;
  /** Settles when it has ended, however that came. */
  readonly ended: Promise<string>;
  /** What it writes to standard output, which also goes to its log. */
  readonly output: Readable;
  readonly #process: ChildProcess;

  constructor(spec: ChildSpec) {
    this.name = spec.name;
    this.log = spec.log;
    const child = spawn(NODE, [spec.file], {
      cwd: join(ROOT, spec.folder),
      env: spec.env,
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own: Ctrl-C is ours to pass on, in order, and not the terminal's.
      detached: true,
    });
    const log = createWriteStream(spec.log);
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    this.#process = child;
    this.output = child.stdout;
    this.ended = new Promise((settle) => {
      child.on("error", (error) => settle(error.message));
      child.on("exit", (code, signal) => settle(signal ? `signal ${signal}` : `exit code ${code}`));
    });
  }

  /** Asks it to finish what it has begun; after a while it has no choice. */
  async stop(): Promise<void> {
    this.#process.kill("SIGTERM");
    const impatience = setTimeout(() => this.#process.kill("SIGKILL"), STOP_SECONDS * 1000);
    await this.ended;
    clearTimeout(impatience);
  }
}
