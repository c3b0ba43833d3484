/** A mutant that no test can notice, because it behaves as the original does. */
export type Equivalent = {
  /** Below `packages/`. */
  readonly file: string;
  /** The line it is in, as the source has it, without the spaces around it. */
  readonly line: string;
  /** What Stryker puts in the place of what, as its report shows it. */
  readonly mutant: string;
  readonly why: string;
};

/** Every survivor that is known to be one, with the reason. */
export const equivalents: readonly Equivalent[] = [];
