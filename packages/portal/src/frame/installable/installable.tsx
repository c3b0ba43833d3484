import { place } from "@countersign/auth/place.ts";
import { portalNames } from "../portal-words.ts";
import { icons } from "./icons.ts";
import { MANIFEST, portalDescriptions, themeColours } from "./manifest.ts";

/** What a document's head says to tabs, bookmarks and home screens. Each portal has a mark of its own. */
export async function Installable() {
  const { portal } = await place();
  return (
    <>
      <meta name="description" content={portalDescriptions[portal]} />
      <meta name="application-name" content={portalNames[portal]} />
      <meta name="apple-mobile-web-app-title" content={portalNames[portal]} />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={themeColours.light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={themeColours.dark} />
      <link rel="icon" href={icons.ico} sizes="32x32" />
      <link rel="icon" href={icons.svg} type="image/svg+xml" />
      <link rel="apple-touch-icon" href={icons.apple} />
      <link rel="manifest" href={MANIFEST} />
    </>
  );
}
