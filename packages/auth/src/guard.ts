import { noteSessionOver } from "@countersign/server/notes";
import { type Person, type ResolvedSession, resolveSession } from "@countersign/twofactor";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { context } from "./context.ts";
import { sessionCookie } from "./cookies/cookies.ts";
import { settings } from "./env.ts";
import { heldSession } from "./held-session.ts";
import { place, stampedVisitor } from "./place.ts";
import { mayEnter, type Requirement, shortcomingOf } from "./requirement.ts";
import { loginPath } from "./return-path.ts";
import { signedOutReason } from "./signed-out-reason.ts";

const MISSING = { live: false, why: "missing" } as const;

/** Asked of the database once per rendered page; in an action, each time. */
const resolved = cache(() => resolve({ quietly: false }));

async function resolve(how: { quietly: boolean }): Promise<ResolvedSession> {
  const found = await find(how);
  // A browser without a session has nothing to forget; clearing costs it the files that it kept, too.
  if (!found.live && (await sessionCookie.read())) noteSessionOver();
  return found;
}

async function find({ quietly }: { quietly: boolean }): Promise<ResolvedSession> {
  const session = await heldSession();
  if (!session) return MISSING;
  const found = await resolveSession(context(), { place: await place(), ...session, quietly });
  return found.live && !mayEnter(settings().portal, found.person) ? MISSING : found;
}

/** How this browser's session stands, without keeping it any longer: nobody did anything. */
export function sessionQuietly(): Promise<ResolvedSession> {
  return resolve({ quietly: true });
}

/** The same, and it is kept: somebody says that they are still there. */
export function sessionKept(): Promise<ResolvedSession> {
  return resolved();
}

/** Whoever is signed in here, or null. For pages that look different to strangers. */
export async function currentPerson(): Promise<Person | null> {
  const found = await resolved();
  return found.live ? found.person : null;
}

/** Whoever is signed in here and meets the requirement, or null. For route handlers, which answer by themselves. */
export async function personOrNull(requirement: Requirement = {}): Promise<Person | null> {
  const person = await currentPerson();
  return person && shortcomingOf(person, requirement) === null ? person : null;
}

/**
 * Whoever is signed in here and meets the requirement. Call it first in every page and action that needs someone: no
 * layout and no proxy stands in front of them.
 *
 * Nobody is led to the sign-in page and back; a session without a second factor, where one is asked, to where it can
 * be set up; in the console, whoever's role does not go as far to a page that says so; everyone else finds nothing.
 */
export async function requirePerson(requirement: Requirement = {}): Promise<Person> {
  const found = await resolved();
  if (!found.live) redirect(loginPath((await stampedVisitor()).path, signedOutReason(found.why)));
  const shortcoming = shortcomingOf(found.person, requirement);
  if (shortcoming === "assurance") redirect("/profile/login");
  if (shortcoming === "role") redirect("/not-allowed");
  if (shortcoming) notFound();
  return found.person;
}
