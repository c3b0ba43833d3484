import { PROFILE } from "../profile-paths.ts";

/** Where an authenticator moves to a new phone. */
export const MOVE = "/profile/move";

/** The profile with the window open in which another authenticator is set up. */
export const ADD_DIALOG = `${PROFILE}?dialog=add`;

/** The profile with a dialog open about one authenticator. */
export function authenticatorDialogPath(dialog: "rename" | "remove", authenticatorId: string): string {
  return `${PROFILE}?${new URLSearchParams({ dialog, authenticator: authenticatorId })}`;
}
