import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
const [light = "", dark = ""] = css.split("@media");

/** The colours of one block of tokens.css. */
function tokens(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", colour = ""]) => [name, colour]),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const grounds = ["canvas", "surface", "sunken"];
const texts = ["ink", "ink-muted", "accent", "accent-strong", "danger", "caution", "good"];
const pairs: [string, string, number][] = [
  ...texts.flatMap((text) => grounds.map((ground): [string, string, number] => [text, ground, 4.5])),
  ...["accent-soft", "danger-soft", "caution-soft", "good-soft"].flatMap((ground): [string, string, number][] => [
    ["ink", ground, 4.5],
    ["ink-muted", ground, 4.5],
    ["danger", ground, 4.5],
  ]),
  ["accent-strong", "accent-soft", 4.5],
  ["caution", "caution-soft", 4.5],
  ["good", "good-soft", 4.5],
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-strong", 4.5],
  ["on-danger", "danger", 4.5],
  ...[...grounds, "accent-soft"].map((ground): [string, string, number] => ["control", ground, 3]),
];

describe.each([
  ["light", tokens(light)],
  ["dark", tokens(dark)],
])("in the %s scheme", (_, colours) => {
  test.each(pairs)("%s on %s reaches %d:1", (above, below, least) => {
    expect(contrast(colours.get(above) ?? "", colours.get(below) ?? "")).toBeGreaterThanOrEqual(least);
  });
});
