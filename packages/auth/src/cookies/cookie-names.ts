import type { Portal } from "@countersign/db";

export type CookieNames = {
  readonly session: string;
  readonly login: string;
  readonly browser: string;
  /** How the names of the cookies of trusted devices begin: one an account. */
  readonly trusted: string;
  /** How the name of next-auth's own leftover begins. */
  readonly callback: string;
};

/**
 * The names of one portal's cookies. Cookies do not tell ports apart, so each portal has its own; and none may be the
 * beginning of another, because next-auth takes whatever begins with its session cookie's name for a piece of it.
 *
 * @param secure whether the browser speaks https: then no other host and no plain http can have set them (`__Host-`)
 */
export function cookieNames(portal: Portal, secure: boolean): CookieNames {
  const prefix = `${secure ? "__Host-" : ""}countersign-${portal}`;
  return {
    session: `${prefix}-session`,
    login: `${prefix}-login`,
    browser: `${prefix}-browser`,
    trusted: `${prefix}-trusted`,
    callback: `${prefix}-callback`,
  };
}
