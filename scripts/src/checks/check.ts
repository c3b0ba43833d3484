/** How one check of `npm test` went. */
export interface Outcome {
  readonly ok: boolean;
  /** Of those that run tests: how many passed and failed. */
  readonly passed?: number;
  readonly failed?: number;
}

export interface Check {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
  /** The name of a check without which this one has no sense. */
  readonly needs?: string;
}
