import { readableOn } from "./contrast.ts";

/** The colours of a letter. The same as the portals'; `palette.test.ts` compares them. */
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

const LIGHT: Palette = {
  canvas: "#f4f7f7",
  surface: "#ffffff",
  sunken: "#edf2f2",
  ink: "#132122",
  muted: "#4a5b5e",
  line: "#d7e0e1",
  accent: "#0b6170",
  onAccent: "#ffffff",
};

const DARK: Palette = {
  canvas: "#0b1315",
  surface: "#121c1f",
  sunken: "#1a262a",
  ink: "#e6eeef",
  muted: "#a3b4b8",
  line: "#27363a",
  accent: "#62c3d1",
  onAccent: "#04191d",
};

/** WCAG 2.2 AA for text of any size. */
const READABLE = 4.5;

/**
 * The letter's colours in light and in dark. A clinic's accent is made darker or lighter until it can be read as text
 * on the page, and then a button's text can be read on it, too.
 */
export function palettes(accent: string | null): { readonly light: Palette; readonly dark: Palette } {
  if (accent === null || !/^#[0-9a-f]{6}$/i.test(accent)) return { light: LIGHT, dark: DARK };
  return {
    light: { ...LIGHT, accent: readableOn(LIGHT.surface, accent, "#000000", READABLE) },
    dark: { ...DARK, accent: readableOn(DARK.surface, accent, "#ffffff", READABLE) },
  };
}
