import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { type EnrolmentPurpose, listAuthenticators, type Person, startEnrolment } from "@countersign/twofactor";
import { newPhonePath } from "../profile-paths.ts";
import { ADD_DIALOG, MOVE } from "./authenticator-paths.ts";
import { refusedPath } from "./authenticator-refusals.tsx";

async function begin(
  person: Person,
  wish: { readonly purpose: EnrolmentPurpose; readonly replaces?: string },
  leadsTo: string,
): Promise<string> {
  const started = await startEnrolment(context(), { person, visitor: await visitor(), ...wish });
  return started.ok ? leadsTo : refusedPath(started.why);
}

/** Lays out one more authenticator, and answers where it is set up. */
export function beginAdding(person: Person): Promise<string> {
  return begin(person, { purpose: "add" }, ADD_DIALOG);
}

/**
 * Lays out the new phone of an authenticator, and answers where it is set up.
 *
 * @param replaces id of the one that moves; null for the only one, or for the page that asks which
 */
export async function beginMoving(person: Person, replaces: string | null): Promise<string> {
  if (replaces !== null) return begin(person, { purpose: "move", replaces }, MOVE);
  const [only, another] = await listAuthenticators(context().db, person);
  return only && !another ? begin(person, { purpose: "move", replaces: only.id }, MOVE) : MOVE;
}

/**
 * Lays out the new phone of whoever lost one, and answers where it is set up.
 *
 * @param lost id of the authenticator; null for all of them
 * @param returnTo where the login was going
 */
export function beginAfterLoss(person: Person, lost: string | null, returnTo: string | null): Promise<string> {
  const wish = lost === null ? { purpose: "replace_all" as const } : { purpose: "move" as const, replaces: lost };
  return begin(person, wish, newPhonePath(returnTo));
}
