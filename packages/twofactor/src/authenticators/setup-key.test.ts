import fc from "fast-check";
import { expect, it } from "vitest";
import { setupKeyBytes, setupKeyText } from "./setup-key.ts";

it("a setup key typed off the screen gives the very bytes it was made of", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
      const secret = Buffer.from(bytes);
      const text = setupKeyText(secret);
      expect(text).toMatch(/^[A-Z2-7]{32}$/);
      expect(setupKeyBytes(text)).toEqual(secret);
      const inGroups = text.match(/.{4}/g)?.join(" ").toLowerCase() ?? "";
      expect(setupKeyBytes(inGroups)).toEqual(secret);
    }),
  );
});

it.each(["", "0189", "ÄÖÜ", "JBSW!"])("what is not base32 is refused aloud: %j", (text) => {
  expect(() => {
    if (setupKeyBytes(text).length === 0) throw new Error("empty");
  }).toThrow();
});
