/** Everything that the scripts tell people goes through here. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Says what is being done, does it, and says how long it took. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  process.stdout.write(`${name} … `);
  try {
    const result = await work();
    say(seconds(performance.now() - started));
    return result;
  } catch (error) {
    say("failed");
    throw error;
  }
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A failure that people can do something about: told as one sentence, without a stack. */
export class Refusal extends Error {}

/** Ends the process with one sentence for a refusal, and with the stack for what nobody expected. */
export function refuse(error: unknown): never {
  const plain = error instanceof Refusal || (error instanceof Error && error.name === "Refusal");
  process.stderr.write(`${error instanceof Error ? (plain ? error.message : error.stack) : String(error)}\n`);
  process.exit(1);
}
