import type { TakenJob } from "@countersign/messages/taking";
import type { PgBoss } from "pg-boss";
import type { Logger } from "pino";

/** Finds what is due again after a failure, and everything while notifications are not to be had. */
const POLL_MS = 1_000;

export type HandsOptions = {
  readonly queue: string;
  /** How many jobs are worked on at once. */
  readonly size: number;
  /**
   * Works on one job and settles it; never throws. Aborted when the courier stops and a long piece should end early.
   * @returns for how many milliseconds the queue should rest, because a provider asked for that; else 0
   */
  readonly work: (job: TakenJob, stopping: AbortSignal) => Promise<number>;
};

/**
 * So many hands for one queue. Each takes one job and is free again when that one is settled, whatever the others do:
 * a job that hangs costs one hand for as long as it hangs, and no other queue any.
 *
 * When a provider asks to be left alone, all hands rest for that long and half as many go on, one more with each full
 * round that goes well: the most urgent jobs are next, instead of everyone trying again at once.
 */
export class Hands {
  readonly #boss: PgBoss;
  readonly #options: HandsOptions;
  readonly #log: Logger;
  readonly #busy = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  #wake: () => void = () => {};
  #isAwake = false;
  #inUse: number;
  #restsUntil = 0;
  #running: Promise<void> = Promise.resolve();

  constructor(boss: PgBoss, log: Logger, options: HandsOptions) {
    this.#boss = boss;
    this.#log = log;
    this.#options = options;
    this.#inUse = options.size;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Something was queued: look now. */
  wake(): void {
    this.#isAwake = true;
    this.#wake();
  }

  /** Takes nothing more, and resolves when everything begun is settled. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    await this.#running;
    await Promise.all(this.#busy);
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const resting = this.#restsUntil - performance.now();
      const free = resting > 0 ? 0 : Math.floor(this.#inUse) - this.#busy.size;
      this.#isAwake = false;
      const taken = free > 0 ? await this.#take(free) : 0;
      // A full load means that there may be more.
      if (free > 0 && taken === free) continue;
      await this.#rest(resting > 0 ? resting : POLL_MS);
    }
  }

  async #take(most: number): Promise<number> {
    try {
      const jobs = await this.#boss.fetch(this.#options.queue, { batchSize: most, includeMetadata: true });
      for (const job of jobs) this.#begin(job);
      return jobs.length;
    } catch (error) {
      this.#log.warn({ queue: this.#options.queue, error: nameOf(error) }, "the queue does not answer");
      return 0;
    }
  }

  #begin(job: TakenJob): void {
    const working = this.#options.work(job, this.#stopping.signal).then((restMs) => {
      const wasFull = this.#busy.size >= Math.floor(this.#inUse);
      this.#busy.delete(working);
      this.#adapt(restMs);
      // What waits can be taken by this hand.
      if (wasFull) this.wake();
    });
    this.#busy.add(working);
  }

  #adapt(restMs: number): void {
    const { size } = this.#options;
    if (restMs > 0) {
      const isNews = this.#restsUntil < performance.now();
      this.#restsUntil = Math.max(this.#restsUntil, performance.now() + restMs);
      if (isNews) this.#inUse = Math.max(1, this.#inUse / 2);
    } else this.#inUse = Math.min(size, this.#inUse + 1 / this.#inUse);
  }

  #rest(ms: number): Promise<void> {
    if (this.#isAwake || this.#stopping.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#wake(), ms);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = () => {};
        resolve();
      };
    });
  }
}

/** What may be logged of an error: its message may quote a row. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error ? `${error.name} ${String(error.code)}` : error.name;
}
