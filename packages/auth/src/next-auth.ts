import { type RedeemedSession, redeemLogin, type SessionUse } from "@countersign/twofactor";
import { cookies } from "next/headers";
import NextAuth, { type NextAuthResult } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { context } from "./context.ts";
import { cookieShape, loginCookie } from "./cookies/cookies.ts";
import { settings } from "./env.ts";
import { heldSession } from "./held-session.ts";
import { place } from "./place.ts";
import { audienceOf } from "./session-token.ts";

/** The database decides when a session ends; its token only has to last longer. */
const TOKEN_LIFETIME_DAYS = 30;

/** next-auth for one request, and what went wrong inside it, which it would otherwise only print. */
export type Door = Pick<NextAuthResult, "signIn" | "signOut"> & {
  /** Takes back the cookie that next-auth leaves beside the session's. */
  readonly close: () => Promise<void>;
  readonly redeemed: () => RedeemedSession | null;
  readonly failures: readonly Error[];
};

/**
 * next-auth, made to do one thing: turn the completed login that this browser holds into a session. It sees no
 * password and no code, and its HTTP routes are mounted nowhere.
 *
 * @param use what a login is redeemed for here; null where none is
 */
export async function openDoor(use: SessionUse | null): Promise<Door> {
  const { portal, sessionSecret } = settings();
  const { names, options } = await cookieShape();
  const failures: Error[] = [];
  let redeemed: RedeemedSession | null = null;
  // next-auth refuses to work when this cookie of its own comes back with anything but an address in it. Under a name
  // that is only this request's, no browser can have sent one.
  const leftover = `${names.callback}-${context().keys.random(9).toString("base64url")}`;

  const { signIn, signOut } = NextAuth({
    secret: sessionSecret,
    // The server around Next has already replaced Host and forwarding headers by what it saw.
    trustHost: true,
    session: { strategy: "jwt", maxAge: TOKEN_LIFETIME_DAYS * 24 * 60 * 60 },
    cookies: {
      sessionToken: { name: names.session, options },
      callbackUrl: { name: leftover, options },
    },
    logger: { error: (failure) => failures.push(failure), warn: () => {}, debug: () => {} },
    providers: [
      Credentials({
        credentials: {},
        async authorize() {
          // Not from the request it is given: that one lacks a cookie set earlier in the same action.
          const token = await loginCookie.read();
          const here = { place: await place(), over: await heldSession() };
          redeemed = token && use ? await redeemLogin(context(), { ...here, token, use }) : null;
          return redeemed && { id: redeemed.sessionId };
        },
      }),
    ],
    callbacks: {
      jwt: () => redeemed && { aud: audienceOf(portal), clinicId: redeemed.clinicId, sessionId: redeemed.sessionId },
    },
  });
  const close = async () => void (await cookies()).delete({ name: leftover, ...options });
  return { signIn, signOut, close, redeemed: () => redeemed, failures };
}
