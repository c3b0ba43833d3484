import { describe, expect, it } from "vitest";
import { otpauthUri } from "./otpauth-uri.ts";

const setupKey = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const uriOf = (issuer: string, account: string) => otpauthUri({ issuer, account, setupKey });

/** What an app reads: label split at the first colon, parameters decoded. */
function read(uri: string) {
  const { protocol, host, pathname, searchParams } = new URL(uri);
  const [issuer = "", account = ""] = pathname.slice(1).split(":").map(decodeURIComponent);
  return { protocol, host, issuer, account, parameters: Object.fromEntries(searchParams) };
}

it("says what an app needs and leaves out what it assumes", () => {
  expect(uriOf("Lakeside Physio", "ada@lakeside.example")).toBe(
    `otpauth://totp/Lakeside%20Physio:ada%40lakeside.example?secret=${setupKey}&issuer=Lakeside%20Physio`,
  );
});

describe("a hostile name stays a name", () => {
  it.each([
    ["a colon", "Lake:side", "Lake side"],
    ["a colon in disguise", "Lake%3Aside", "Lake%3Aside"],
    ["a percent sign", "100 % Physio", "100 % Physio"],
    ["a plus", "Physio+Plus", "Physio+Plus"],
    ["parameters", "A?secret=X&issuer=Y#z", "A?secret=X&issuer=Y#z"],
    ["a slash", "A/../B", "A/../B"],
    ["markup", "<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["an emoji", "Physio 🦶🏽", "Physio 🦶🏽"],
    ["right to left", "عيادة البحيرة", "عيادة البحيرة"],
    ["an override of direction", "abc\u202edef", "abcdef"],
    ["line breaks", "A\r\nB", "A B"],
    ["half of an emoji", "A\ud83d", "A\ufffd"],
  ])("%s", (_name, given, shown) => {
    const { protocol, host, issuer, account, parameters } = read(uriOf(given, given));
    expect({ protocol, host }).toEqual({ protocol: "otpauth:", host: "totp" });
    expect({ issuer, account }).toEqual({ issuer: shown, account: shown });
    expect(parameters).toEqual({ secret: setupKey, issuer: shown });
  });

  it("300 characters are cut where a QR code can still be scanned, never inside a character", () => {
    const { issuer } = read(uriOf("🦶".repeat(300), "a".repeat(300)));
    expect([...issuer]).toHaveLength(64);
    expect(uriOf("é".repeat(300), "ø".repeat(300)).length).toBeLessThan(1500);
  });

  it("never a plus for a space, never padding", () => {
    expect(uriOf("A B", "C D")).not.toMatch(/[+=]{2}|\+/);
  });
});
