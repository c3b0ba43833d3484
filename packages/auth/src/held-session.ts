import { cookieShape, sessionCookie } from "./cookies/cookies.ts";
import { settings } from "./env.ts";
import { readSessionToken, type SessionKey } from "./session-token.ts";

/** The session this browser claims to hold, not yet checked against the database; null without a token of ours. */
export async function heldSession(): Promise<SessionKey | null> {
  const token = await sessionCookie.read();
  if (!token) return null;
  const { portal, sessionSecret } = settings();
  const { names } = await cookieShape();
  return readSessionToken(token, { portal, secret: sessionSecret, cookieName: names.session });
}
