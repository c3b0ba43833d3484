/** Where a page asks how much is left of its session. */
export const SESSION_LEFT = "/session/left";

/** Where "Stay signed in" posts to. */
export const SESSION_STAY = "/session/stay";
