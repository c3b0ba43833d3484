import { type Capability, hasConsole, may } from "@countersign/accounts";
import type { Kind, Portal } from "@countersign/db";
import type { Person } from "@countersign/twofactor";

/** Who may do this. What is left out is not asked. */
export type Requirement = {
  readonly kind?: Kind;
  /** What the role must allow, in the console. */
  readonly may?: Capability;
  /** 2: a second factor, or a sign-in code, was proved in this session. */
  readonly assurance?: 2;
};

type Facts = Pick<Person, "kind" | "role" | "assurance">;

/** Whether a portal knows this person at all: the console only with a second factor, and a role that has something to do. */
export function mayEnter(portal: Portal, person: Facts): boolean {
  return portal !== "admin" || (hasConsole(person.role) && person.assurance === 2);
}

/** What a person lacks for a requirement, or null. */
export function shortcomingOf(
  person: Facts,
  { kind, may: wanted, assurance }: Requirement,
): "who" | "role" | "assurance" | null {
  if (kind && person.kind !== kind) return "who";
  if (wanted && !may(person.role, wanted)) return hasConsole(person.role) ? "role" : "who";
  return assurance && person.assurance < assurance ? "assurance" : null;
}
