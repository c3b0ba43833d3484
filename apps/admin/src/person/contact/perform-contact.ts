import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { type CorrectContactResult, correctContact, type Person } from "@countersign/twofactor";
import type { ContactInput } from "./posted-contact.ts";

/** Corrects somebody's addresses. The caller has made sure that the actor's code is fresh. */
export async function performContact(
  actor: Person,
  { kind: _, ...input }: ContactInput,
): Promise<CorrectContactResult> {
  return correctContact(context(), { actor, ...input, visitor: await visitor() });
}
