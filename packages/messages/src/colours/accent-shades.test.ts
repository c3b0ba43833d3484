import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accentCss } from "./accent-css.ts";
import { accentShades } from "./accent-shades.ts";
import { contrast } from "./contrast.ts";
import { grounds } from "./grounds.ts";

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
const schemes = ["light", "dark"] as const;

describe.each(schemes)("whatever colour a clinic chooses, in %s", (scheme) => {
  const { canvas, surface, sunken, ink, muted, danger, control } = grounds[scheme];

  it("links, buttons, focus and chosen things can be read and told apart", () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const { accent, strong, soft, onAccent } = accentShades(colour)[scheme];
        const texts: [string, string][] = [
          ...[canvas, surface, sunken].flatMap((ground): [string, string][] => [
            [accent, ground],
            [strong, ground],
          ]),
          [onAccent, accent],
          [onAccent, strong],
          [strong, soft],
          ...[ink, muted, danger].map((text): [string, string] => [text, soft]),
        ];
        for (const [above, below] of texts)
          expect(contrast(above, below), `${above} on ${below}`).toBeGreaterThanOrEqual(4.5);
        expect(contrast(control, soft)).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 2000, examples: [["#000000"], ["#ffffff"], ["#ffff00"], ["#808080"], ["#ff0000"], ["#00ff00"]] },
    );
  });
});

it("a colour that can be read as it is stays as it is", () => {
  expect(accentShades("#7A1FA2").light.accent).toBe("#7a1fa2");
  expect(accentShades("#ffcc66").dark.accent).toBe("#ffcc66");
});

it.each([null, "red", "", "#12345", "#1234567", "url(x)", "#zzzzzz", "#123456}"])(
  "%j is no colour, so the house's is taken",
  (accent) => {
    expect(accentShades(accent)).toEqual(accentShades(null));
  },
);

it("without a clinic's accent the colours are the portals'", () => {
  const tokens = readFileSync(new URL("../../../ui/src/styles/tokens.css", import.meta.url), "utf8");
  const [light = "", dark = ""] = tokens.split("@media (prefers-color-scheme: dark)");
  const house = accentShades(null);
  const names: Readonly<Record<string, string>> = {
    muted: "ink-muted",
    strong: "accent-strong",
    soft: "accent-soft",
    onAccent: "on-accent",
  };
  for (const [css, colours] of [
    [light, { ...grounds.light, ...house.light }],
    [dark, { ...grounds.dark, ...house.dark }],
  ] as const) {
    for (const [name, colour] of Object.entries(colours)) expect(css).toContain(`--${names[name] ?? name}: ${colour};`);
  }
});

it("contrast is WCAG's", () => {
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.478, 2);
});

it("a style sheet colours nothing but its own accent, and no paper", () => {
  const css = accentCss("#0B6170");
  expect(css.match(/\{/g)).toHaveLength(4);
  expect(css.match(/@media screen/g)).toHaveLength(2);
  expect(css.match(/\[data-accent="0b6170"\]/g)).toHaveLength(2);
});
