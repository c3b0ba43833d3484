import { accentShades, type Shades } from "./accent-shades.ts";

/**
 * The style sheet of one accent: what stands inside `data-accent="0b6170"` is shown in its shades. Not on paper, where
 * every colour is black.
 *
 * @param accent "#rrggbb"
 */
export function accentCss(accent: string): string {
  const { light, dark } = accentShades(accent);
  const inside = `[data-accent="${accentMark(accent)}"]`;
  return [
    `@media screen{${inside}{${declared(light)}}}`,
    `@media screen and (prefers-color-scheme:dark){${inside}{${declared(dark)}}}`,
    "",
  ].join("\n");
}

/** A colour as it stands in an address and in `data-accent`: "0b6170". */
export function accentMark(accent: string): string {
  return accent.slice(1).toLowerCase();
}

function declared({ accent, strong, soft, onAccent }: Shades): string {
  return `--accent:${accent};--accent-strong:${strong};--accent-soft:${soft};--on-accent:${onAccent}`;
}
