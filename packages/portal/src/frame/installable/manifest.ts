import type { Clinic } from "@countersign/accounts";
import type { Portal } from "@countersign/db";
import { portalNames } from "../portal-words.ts";
import { icons } from "./icons.ts";

/** Where a browser finds it. */
export const MANIFEST = "/manifest.webmanifest";

/** What the browser's own edges are painted with: the header's ground (see tokens.css). */
export const themeColours = { light: "#ffffff", dark: "#121c1f" } as const;
const CANVAS = "#f4f7f7";

/**
 * A portal of a clinic as something to keep on a home screen. It opens in a window of its own and works as it does in a
 * tab: nothing is kept for being offline, because nothing here may be seen without the server's word.
 *
 * @see W3C Web Application Manifest
 */
export function manifestOf(clinic: Pick<Clinic, "name"> | null, portal: Portal) {
  const name = portalNames[portal];
  return {
    id: "/",
    start_url: "/",
    scope: "/",
    name: clinic ? `${clinic.name} – ${name}` : name,
    short_name: clinic?.name ?? name,
    description: portalDescriptions[portal],
    lang: "en",
    display: "standalone",
    background_color: CANVAS,
    theme_color: themeColours.light,
    icons: icons.installed,
  };
}

/** What each portal is for, in a sentence. */
export const portalDescriptions: Readonly<Record<Portal, string>> = {
  staff: "Sign in as a member of staff, and look after your second factor.",
  admin: "Decide about two-factor authentication, and help people who cannot sign in.",
  patient: "Sign in as a patient, and look after how you sign in.",
};
