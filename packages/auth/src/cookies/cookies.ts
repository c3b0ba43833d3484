import { type AccountKey, tokenDigest } from "@countersign/db";
import { cookies } from "next/headers";
import { settings } from "../env.ts";
import { stampedVisitor } from "../place.ts";
import { type CookieNames, cookieNames } from "./cookie-names.ts";

/** The longest that browsers keep a cookie. */
const KNOWN_BROWSER_DAYS = 400;

/** Whether this request's cookies are `Secure`: where the browser speaks https, or ought to by the portal's address. */
async function isSecure(): Promise<boolean> {
  const { portal, urls } = settings();
  return (await stampedVisitor()).secure || urls[portal].startsWith("https:");
}

/** Names and attributes of this request's cookies. Without `maxAge`, a cookie goes when the browser is closed. */
export async function cookieShape(): Promise<{ names: CookieNames; options: CookieOptions }> {
  const secure = await isSecure();
  return {
    names: cookieNames(settings().portal, secure),
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  };
}

type CookieOptions = {
  readonly httpOnly: true;
  readonly sameSite: "lax";
  readonly path: "/";
  readonly secure: boolean;
};

type Held = Exclude<keyof CookieNames, "callback" | "trusted">;

async function read(which: Held): Promise<string | null> {
  const { names } = await cookieShape();
  return (await cookies()).get(names[which])?.value || null;
}

async function set(which: Held, value: string, maxAge?: number): Promise<void> {
  const { names, options } = await cookieShape();
  (await cookies()).set(names[which], value, maxAge === undefined ? options : { ...options, maxAge });
}

/** The token of the login this browser is in the middle of. Readable in the action that set it. Set only in actions. */
export const loginCookie = {
  read: () => read("login"),
  set: (token: string) => set("login", token),
  clear: () => set("login", "", 0),
};

/** The marks of people who signed in with this browser before; they choose a lane for password tries, nothing more. */
export const knownBrowserCookie = {
  read: () => read("browser"),
  set: (marks: string) => set("browser", marks, KNOWN_BROWSER_DAYS * 24 * 60 * 60),
};

/** The secrets by which this browser is trusted: a cookie an account, because people share computers. Set only in actions. */
export const trustedCookies = {
  async read(): Promise<string[]> {
    const { names } = await cookieShape();
    const held = (await cookies()).getAll().filter(({ name }) => name.startsWith(`${names.trusted}-`));
    return held.map(({ value }) => value);
  },
  async set(account: AccountKey, secret: string, until: Date): Promise<void> {
    const { names, options } = await cookieShape();
    const whose = tokenDigest(`${account.clinicId} ${account.accountId}`).toString("base64url").slice(0, 16);
    (await cookies()).set(`${names.trusted}-${whose}`, secret, { ...options, expires: until });
  },
};

/** The session token. Whatever it says is believed only after the database confirmed it. */
export const sessionCookie = {
  read: () => read("session"),
  set: (token: string) => set("session", token),
  clear: () => set("session", "", 0),
};
