import { endSession } from "@countersign/accounts";
import { noteSessionOver } from "@countersign/server/notes";
import type { RedeemedSession, SessionUse } from "@countersign/twofactor";
import { AuthError, CredentialsSignin } from "next-auth";
import { context } from "./context.ts";
import { loginCookie, sessionCookie } from "./cookies/cookies.ts";
import { rememberBrowser } from "./cookies/known-browser.ts";
import { heldSession } from "./held-session.ts";
import { openDoor } from "./next-auth.ts";
import { place, visitor } from "./place.ts";

/**
 * Begins the session that a completed login (or step-up) has earned, in this browser. Call it in a server action,
 * after a flow said that nothing more is owed; redirect afterwards. A session that this browser held until now ends.
 *
 * @param use what the login was taken for: of another purpose, or in another session, it begins nothing
 * @returns what the login was redeemed into; null when it was redeemed already, has expired or belongs elsewhere: nobody is
 *   signed in by it
 */
export async function signInWithLogin(use: SessionUse): Promise<RedeemedSession | null> {
  const before = await sessionCookie.read();
  const door = await openDoor(use);
  try {
    await door.signIn("credentials", { redirect: false, redirectTo: "/" });
  } catch (failure) {
    if (failure instanceof CredentialsSignin) return null;
    throw rootOf(failure);
  } finally {
    await door.close();
  }
  // What the browser kept was another session's, or this person's before a fresh code.
  if (before) noteSessionOver();
  const redeemed = door.redeemed();
  const token = await sessionCookie.read();
  // next-auth answers a fault in its own configuration without throwing: nobody is signed in then either.
  if (!redeemed || !token) throw door.failures[0] ?? new Error("next-auth redeemed nothing and gave no reason.");

  // Set again because next-auth gives it an Expires: a session goes with the browser.
  await sessionCookie.set(token);
  await rememberBrowser(redeemed.email);
  await loginCookie.clear();
  return redeemed;
}

/** Signs out here: ends the session's row, then forgets its cookie. Does nothing where nobody is signed in. */
export async function signOutHere(): Promise<void> {
  const session = await heldSession();
  if (session) await endSession(context(), { session, place: await place(), visitor: await visitor() });
  const door = await openDoor(null);
  await door.signOut({ redirect: false, redirectTo: "/" });
  await door.close();
  await sessionCookie.clear();
  await loginCookie.clear();
  noteSessionOver();
}

/** next-auth wraps what went wrong inside `authorize`; whoever answers the request needs the thing itself. */
function rootOf(failure: unknown): unknown {
  return failure instanceof AuthError ? (failure.cause?.err ?? failure) : failure;
}
