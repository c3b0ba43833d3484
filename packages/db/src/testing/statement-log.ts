/** The statements of one stretch of work, BEGIN and COMMIT aside. */
export interface StatementsSeen {
  readonly statements: readonly string[];
  /** Those of the queue, which no budget counts. */
  readonly queue: readonly string[];
}

const QUEUE = /\bpgboss\./;

/** Notes what the pools of one test database send. One stretch at a time. */
export class StatementLog {
  #seen: string[] | null = null;

  readonly note = (text: string): void => {
    this.#seen?.push(text);
  };

  async during<T>(work: () => Promise<T>): Promise<StatementsSeen & { result: T }> {
    const seen: string[] = [];
    this.#seen = seen;
    try {
      const result = await work();
      return {
        result,
        statements: seen.filter((text) => !QUEUE.test(text)),
        queue: seen.filter((text) => QUEUE.test(text)),
      };
    } finally {
      this.#seen = null;
    }
  }
}
