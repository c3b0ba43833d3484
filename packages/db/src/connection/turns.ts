/** Thrown to whoever waited longer for a free connection than a page may wait. */
export class DatabaseBusyError extends Error {
  readonly code = "DATABASE_BUSY";

  constructor(waitedMs: number) {
    super(`No database connection became free within ${waitedMs} ms.`);
  }
}

/**
 * As many may work at once as there are connections; others wait in line, but not for ever.
 * The driver's own line is endless and puts statements behind one another on a busy connection,
 * so that one waiting for a lock holds up strangers.
 */
export class Turns {
  readonly #waitMs: number;
  readonly #line = new Set<() => void>();
  #free: number;

  constructor(places: number, waitMs: number) {
    this.#free = places;
    this.#waitMs = waitMs;
  }

  /** Runs `work` when it is its turn. @throws DatabaseBusyError when the turn did not come in time */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await this.#wait();
    try {
      return await work();
    } finally {
      this.#pass();
    }
  }

  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const called = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#line.delete(called);
        reject(new DatabaseBusyError(this.#waitMs));
      }, this.#waitMs);
      this.#line.add(called);
    });
  }

  #pass(): void {
    const [next] = this.#line;
    if (!next) {
      this.#free++;
      return;
    }
    this.#line.delete(next);
    next();
  }
}
