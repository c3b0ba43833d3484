import { accentShades } from "../../colours/accent-shades.ts";
import { grounds } from "../../colours/grounds.ts";

/** The colours of a letter. */
export type Palette = {
  readonly canvas: string;
  readonly surface: string;
  readonly sunken: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  /** The clinic's, as text, as a link and behind a button's text. */
  readonly accent: string;
  readonly onAccent: string;
};

/** The letter's colours in light and in dark: the portals', with the clinic's accent as they show it. */
export function palettes(accent: string | null): { readonly light: Palette; readonly dark: Palette } {
  const { light, dark } = accentShades(accent);
  return {
    light: { ...grounds.light, accent: light.accent, onAccent: light.onAccent },
    dark: { ...grounds.dark, accent: dark.accent, onAccent: dark.onAccent },
  };
}
