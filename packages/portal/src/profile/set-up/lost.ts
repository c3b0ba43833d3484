/** What stands in the form for all authenticators at once. */
export const ALL_LOST = "all";
