/** The three portals, by the names of their folders under apps/. */
export const PORTALS = ["staff", "admin", "patient"] as const;

export type Portal = (typeof PORTALS)[number];
