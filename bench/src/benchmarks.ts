import { people } from "./people/people.ts";
import type { World } from "./run/world.ts";

/** One thing that is measured. What `run` gives is Markdown, and becomes its section of docs/benchmarks.md. */
export interface Benchmark {
  /** What it is called on the command line, and its database. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  run(world: World): Promise<string>;
}

export const benchmarks: readonly Benchmark[] = [people];
