import { PROFILE } from "../profile/profile-paths.ts";

/** The profile with "Change password" open over it. */
export const PASSWORD_DIALOG = `${PROFILE}?dialog=password`;
