/** How long something took, in milliseconds, over repeated runs. */
export interface Timings {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** 95 of 100 runs took no longer. */
  readonly p95: number;
}

/** Runs something so many times, one after another, after `warmUp` runs that are not counted. */
export async function timed(times: number, work: () => Promise<unknown>, warmUp = 2): Promise<Timings> {
  for (let at = 0; at < warmUp; at += 1) await work();
  const taken: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  return timingsOf(taken);
}

/** The median and what lies around it. */
function timingsOf(taken: readonly number[]): Timings {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
  return { median: at(0.5), least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0, p95: at(0.95) };
}

/** Milliseconds for a table: `4.2`. */
export function ms(milliseconds: number): string {
  return milliseconds.toFixed(1);
}
