import { otpauthUri } from "@countersign/twofactor/authenticators/otpauth-uri.ts";
import fc from "fast-check";
import jsqr from "jsqr";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { SetupQrCode } from "./setup-qr-code.tsx";

const setupKey = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const MARGIN = 4;
/** Version 12. */
const MODULES_MOST = 65;

/** Draws what the browser would, four pixels a module, from the rectangles of the dark path. */
function picture(uri: string) {
  const svg = renderToStaticMarkup(createElement(SetupQrCode, { uri }));
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const [, path = ""] = [...svg.matchAll(/ d="([^"]+)"/g)].map(([, d]) => d);
  const dark = [...path.matchAll(/M(\d+)[ ,](\d+) ?(?:h(\d+)v1H\d+z|l(\d+),0 0,1 -\d+,0 Z)/g)];
  const scale = 4;
  const pixels = new Uint8ClampedArray((size * scale) ** 2 * 4).fill(255);
  for (const [, x, y, h, l] of dark) {
    for (let row = 0; row < scale; row += 1) {
      const start = ((Number(y) * scale + row) * size + Number(x)) * scale * 4;
      pixels.fill(0, start, start + Number(h ?? l) * scale * 4);
      for (let at = start + 3; at < start + Number(h ?? l) * scale * 4; at += 4) pixels[at] = 255;
    }
  }
  return { modules: size - 2 * MARGIN, text: jsqr(pixels, size * scale, size * scale)?.data };
}

describe.each([
  "Lakeside Physio",
  "Физиотерапия и реабилитация у озера «Северное сияние»",
  "湖畔理学療法リハビリテーションクリニック",
  "عيادة البحيرة للعلاج الطبيعي وإعادة التأهيل",
  "คลินิกกายภาพบำบัดริมทะเลสาบ",
  "🇨🇦🏴󠁧󠁢󠁷󠁬󠁳󠁿 Physio 👩🏽‍⚕️",
  "Z̷̛͎a̸̡͝l̶̹̎g̵̱͘o̶̜͠ ".repeat(8),
  "x".repeat(120),
])("the QR code of %s", (clinic) => {
  it.each([null, "Authenticator app 2", "Планшет на ресепшене, 3"])(
    "is read by another reader, and coarse enough (%s)",
    (which) => {
      for (const account of ["omar@lakeside.example", `${"long.name.".repeat(12)}@clinic.example.org`]) {
        const uri = otpauthUri({ issuer: `${clinic} (patients)`, account, which, setupKey });
        const { modules, text } = picture(uri);
        expect(text).toBe(uri);
        expect(modules).toBeLessThanOrEqual(MODULES_MOST);
      }
    },
  );
});

it("any names at all stay at or below version 12", () => {
  const name = fc.string({ unit: "grapheme", maxLength: 60 });
  fc.assert(
    fc.property(name, name, (issuer, account) => {
      expect(picture(otpauthUri({ issuer, account, setupKey })).modules).toBeLessThanOrEqual(MODULES_MOST);
    }),
    { numRuns: 30 },
  );
});
