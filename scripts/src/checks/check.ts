/** How long one file of tests took, by its path from the root. */
export interface FileTime {
  readonly path: string;
  readonly milliseconds: number;
}

/** How one check of `npm test` went. */
export interface Outcome {
  readonly ok: boolean;
  /** Of those that run tests: how many passed and failed. */
  readonly passed?: number;
  readonly failed?: number;
  /** Of those that run tests: how long each file took. */
  readonly files?: readonly FileTime[];
}

export interface Check {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
  /** The name of a check without which this one has no sense. */
  readonly needs?: string;
}
