import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../..", import.meta.url));

/** A courier as it runs in production: a process of its own, which can be killed. */
export class CourierProcess {
  readonly #process: ChildProcess;
  /** Resolves when it takes messages; rejects with what it said when it ends before. */
  readonly ready: Promise<void>;

  constructor(settings: Readonly<Record<string, string>>) {
    const env: NodeJS.ProcessEnv = { NODE_ENV: "production", COUNTERSIGN_MODE: "production", ...settings };
    const child = spawn(process.execPath, ["src/main.ts"], { cwd: FOLDER, env, stdio: ["ignore", "pipe", "pipe"] });
    this.#process = child;
    this.ready = new Promise((resolve, reject) => {
      let said = "";
      const hear = (chunk: Buffer) => {
        said += chunk;
        if (said.includes('"msg":"ready"')) resolve();
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.once("exit", () => reject(new Error(said)));
    });
  }

  /** Ends it without a word, in the middle of whatever it does. */
  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  /** Asks it to finish what it began. */
  stop(): Promise<void> {
    return this.#end("SIGTERM");
  }

  /** Stands still until `resume`, connections open, like a machine that is suspended. */
  pause(): void {
    this.#process.kill("SIGSTOP");
  }

  resume(): void {
    this.#process.kill("SIGCONT");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, "exit");
    this.#process.kill(signal);
    await ended;
  }
}
