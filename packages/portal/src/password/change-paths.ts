import { PROFILE } from "../profile/profile-paths.ts";

/** The profile with "Change password" open over it. */
export const PASSWORD_DIALOG = `${PROFILE}?dialog=password`;

/** The same, for whoever has just signed everybody else out: it says so. */
export const SECURED_DIALOG = `${PROFILE}?dialog=new-password`;
