/** Everything that a benchmark tells people goes through here. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Says what is being done, does it, and says how long it took. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  process.stdout.write(`${name} … `);
  const result = await work();
  say(`${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}
