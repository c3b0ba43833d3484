import type { Intent, Person } from "@countersign/twofactor";
import type { z } from "zod";

/** Carries out what a person was about to do when they had to confirm that it is them; answers where that leads. */
export type CarryOut = (person: Person, input: unknown) => Promise<string>;

/** Everything that may wait for a step-up in one portal, by the intent's action. */
export type Intents = Readonly<Record<string, CarryOut>>;

/** One of {@link Intents}, its input checked once more when its time has come: it lay in the database meanwhile. */
export function intent<Schema extends z.ZodType>(
  schema: Schema,
  carryOut: (person: Person, input: z.output<Schema>) => Promise<string>,
): CarryOut {
  return (person, input) => carryOut(person, schema.parse(input));
}

/** The intent of a login row, or null for a row that has none or one that this portal does not know. */
export function knownIntent(intents: Intents, kept: unknown): { carryOut: CarryOut; input: unknown } | null {
  if (typeof kept !== "object" || kept === null || !("action" in kept) || !("input" in kept)) return null;
  const { action, input } = kept as Intent;
  const carryOut = Object.hasOwn(intents, action) ? intents[action] : undefined;
  return carryOut ? { carryOut, input } : null;
}
