/** How long a code lives, from the moment it was asked for. */
export const SIGN_IN_CODE_MINUTES = 10;
