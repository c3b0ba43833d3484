import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { portalNames } from "../portal-words.ts";
import { icons } from "./icons.ts";
import { manifestOf, portalDescriptions, themeColours } from "./manifest.ts";

const portals = ["staff", "admin", "patient"] as const;
const publicFile = (portal: string, path: string) =>
  readFileSync(new URL(`../../../../../apps/${portal}/public${path}`, import.meta.url));

/** Width and height as a PNG's first chunk has them. */
function sizeOf(png: Buffer): string {
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

test.each(portals)("the %s portal is named after its clinic and opens in a window of its own", (portal) => {
  expect(manifestOf({ name: "Lakeside Physio" }, portal)).toMatchObject({
    name: `Lakeside Physio – ${portalNames[portal]}`,
    short_name: "Lakeside Physio",
    description: portalDescriptions[portal],
    display: "standalone",
    start_url: "/",
    scope: "/",
  });
});

test.each(portals)("every icon of the %s portal exists in the size it claims", (portal) => {
  for (const { src, sizes, type } of icons.installed) {
    const file = publicFile(portal, src);
    if (type === "image/png") expect(sizeOf(file), src).toBe(sizes);
    else expect(file.toString()).toContain(`<title>${portalNames[portal]}</title>`);
  }
  expect(sizeOf(publicFile(portal, icons.apple))).toBe("180x180");
  expect(publicFile(portal, icons.ico).subarray(0, 4)).toEqual(Buffer.from([0, 0, 1, 0]));
});

test("no two portals have the same mark", () => {
  for (const path of [icons.svg, icons.ico, icons.apple]) {
    expect(new Set(portals.map((portal) => publicFile(portal, path).toString("base64"))).size, path).toBe(3);
  }
});

test("the browser's edges are painted like the header", () => {
  const tokens = readFileSync(new URL("../../../../ui/src/styles/tokens.css", import.meta.url), "utf8");
  const [light = "", dark = ""] = tokens.split("@media (prefers-color-scheme: dark)");
  expect(light).toContain(`--surface: ${themeColours.light};`);
  expect(dark).toContain(`--surface: ${themeColours.dark};`);
});
