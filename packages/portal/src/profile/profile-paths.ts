import { safeReturnPath } from "@countersign/auth/return-path.ts";

/** Profile › Login, where everything about one's own security is. */
export const PROFILE = "/profile/login";

/** The profile with what "Edit 2FA" reveals, where the dialogs that begin there also end: their button is still there. */
export const EDIT = `${PROFILE}?edit`;

/** What the profile's address can open over it. */
export type ProfileDialog = "enable" | "disable" | "new-codes" | "turn-off";

/** The profile with a dialog open. */
export function dialogPath(dialog: ProfileDialog): string {
  return `${PROFILE}?dialog=${dialog}`;
}

/** "Set up your new phone", which leads on to where the login was going. */
export function newPhonePath(returnTo: string | null): string {
  const path = safeReturnPath(returnTo);
  return path && path !== "/" ? `/profile/new-phone?${new URLSearchParams({ return: path })}` : "/profile/new-phone";
}

/** The same, asking anew which of several authenticators was lost. */
export function chooseLostPath(returnTo: string | null): string {
  const path = newPhonePath(returnTo);
  return `${path}${path.includes("?") ? "&" : "?"}choose`;
}

/** Where codes that were just made are shown. */
export const RECOVERY_CODES = "/profile/recovery-codes";
