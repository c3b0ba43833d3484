import { contrast, mix, towards } from "./contrast.ts";
import { grounds } from "./grounds.ts";

/** One scheme's shades of an accent, each "#rrggbb". */
export type Shades = {
  /** As text, as a link and behind a button's text. */
  readonly accent: string;
  /** The same under the pointer, and as text on the soft one. */
  readonly strong: string;
  /** Behind text of any colour. */
  readonly soft: string;
  /** A button's text. */
  readonly onAccent: string;
};

/** The shades of both schemes. */
export type AccentShades = { readonly light: Shades; readonly dark: Shades };

const HOUSE: AccentShades = {
  light: { accent: "#0b6170", strong: "#084b57", soft: "#e2f0f2", onAccent: "#ffffff" },
  dark: { accent: "#62c3d1", strong: "#8dd8e3", soft: "#11303a", onAccent: "#04191d" },
};

/** WCAG 2.2 AA: text of any size, and the edges of controls. */
const TEXT = 4.5;
const EDGE = 3;

/** Whether a text is a colour as accents are kept: "#rrggbb". */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/**
 * The shades that a clinic's accent is shown in. No colour is refused: one that could not be read is made darker in
 * light, and lighter in dark, just as far as reading it takes. What is no colour gives the house's own shades.
 *
 * @see WCAG 2.2, 1.4.3 and 1.4.11
 */
export function accentShades(accent: string | null): AccentShades {
  if (accent === null || !isColour(accent)) return HOUSE;
  const colour = accent.toLowerCase();
  return { light: lightShades(colour), dark: darkShades(colour) };
}

function lightShades(colour: string): Shades {
  const { sunken, surface } = grounds.light;
  // The darkest of the light grounds: what can be read on it can be read on the others, and white on it.
  const accent = towards(colour, "#000000", (mixed) => contrast(mixed, sunken) >= TEXT);
  const soft = towards(mix(accent, surface, 0.88), surface, (mixed) => carriesText(mixed, grounds.light));
  const strong = towards(mix(accent, "#000000", 0.23), "#000000", (mixed) => contrast(mixed, soft) >= TEXT);
  return { accent, strong, soft, onAccent: HOUSE.light.onAccent };
}

function darkShades(colour: string): Shades {
  const { sunken, surface } = grounds.dark;
  // The lightest of the dark grounds, lighter than a button's text.
  const accent = towards(colour, "#ffffff", (mixed) => contrast(mixed, sunken) >= TEXT);
  const soft = towards(mix(accent, surface, 0.84), surface, (mixed) => carriesText(mixed, grounds.dark));
  const strong = towards(mix(accent, "#ffffff", 0.3), "#ffffff", (mixed) => contrast(mixed, soft) >= TEXT);
  return { accent, strong, soft, onAccent: HOUSE.dark.onAccent };
}

function carriesText(soft: string, scheme: (typeof grounds)["light" | "dark"]): boolean {
  const texts = [scheme.ink, scheme.muted, scheme.danger];
  return texts.every((text) => contrast(text, soft) >= TEXT) && contrast(scheme.control, soft) >= EDGE;
}
