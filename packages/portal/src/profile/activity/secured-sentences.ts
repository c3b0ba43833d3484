import { ACTIVITY } from "./activity-paths.ts";

/** What recent activity says to whoever may not choose a new password in this session. */
export const securedSentences = {
  secured:
    "Everyone else is signed out. Now set up two-factor authentication; after that you can choose a new password here.",
} as const;

/** Recent activity, saying so. */
export const SECURED = `${ACTIVITY}?done=secured`;
