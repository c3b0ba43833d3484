/** A clock that stands still until it is moved. */
export class TestClock {
  #now: Date;

  constructor(start = "2026-11-23T09:00:00Z") {
    this.#now = new Date(start);
  }

  now = (): Date => this.#now;

  /** Moves time forward. */
  pass(time: { readonly seconds?: number; readonly minutes?: number; readonly hours?: number }): void {
    const seconds = (time.seconds ?? 0) + 60 * (time.minutes ?? 0) + 3600 * (time.hours ?? 0);
    this.#now = new Date(this.#now.getTime() + seconds * 1000);
  }
}
