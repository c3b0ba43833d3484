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

const ONLY_WAITS = {
  file: "twofactor/src/budget/charge-session-try.ts",
  line: 'return refusal.why === "wait" || refusal.why === "suspended" ? refusal : { ok: false, why: "wait", seconds: 1 };',
  why: "With no tries of a login counted, refusalOf says nothing but wait or suspended; the rest is for the type.",
} as const;

/** Every survivor that is known to be one, with the reason. */
export const equivalents: readonly Equivalent[] = [
  { ...ONLY_WAITS, mutant: "true" },
  { ...ONLY_WAITS, mutant: "{}" },
  { ...ONLY_WAITS, mutant: '""' },
];
