import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contrast } from "./contrast.ts";
import { palettes } from "./palette.ts";

test("contrast is WCAG's", () => {
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.478, 2);
});

test("without a clinic's accent the colours are the portals'", () => {
  const tokens = readFileSync(new URL("../../../../ui/src/styles/tokens.css", import.meta.url), "utf8");
  const [light = "", dark = ""] = tokens.split("@media (prefers-color-scheme: dark)");
  const names = { muted: "ink-muted", onAccent: "on-accent" } as const;
  for (const [scheme, colours] of [
    [light, palettes(null).light],
    [dark, palettes(null).dark],
  ] as const) {
    for (const [name, colour] of Object.entries(colours)) {
      const token = name in names ? names[name as keyof typeof names] : name;
      expect(scheme).toContain(`--${token}: ${colour};`);
    }
  }
});

test.each(["#000000", "#ffffff", "#ffff00", "#123456", "#808080", "#ff0000", "#00ff00", "#0b6170", "#fdfefe"])(
  "%s can be read as text, and a button's text on it, in light and in dark",
  (accent) => {
    for (const colours of Object.values(palettes(accent))) {
      expect(contrast(colours.accent, colours.surface)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colours.accent, colours.onAccent)).toBeGreaterThanOrEqual(4.5);
    }
  },
);

test.each(["red", "", "#12345", "#1234567", "url(x)", "#zzzzzz"])(
  "%j is no colour, so the house's is taken",
  (accent) => {
    expect(palettes(accent)).toEqual(palettes(null));
  },
);
