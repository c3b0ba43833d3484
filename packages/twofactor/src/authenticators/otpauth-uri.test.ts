import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appEntry, otpauthUri } from "./otpauth-uri.ts";

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
    ["right to left", "عيادة البحر", "عيادة البحر"],
    ["an override of direction", "abc\u202edef", "abcdef"],
    ["line breaks", "A\r\nB", "A B"],
    ["half of an emoji", "A\ud83d", "A\ufffd"],
  ])("%s", (_name, given, shown) => {
    const { protocol, host, issuer, account, parameters } = read(uriOf(given, given));
    expect({ protocol, host }).toEqual({ protocol: "otpauth:", host: "totp" });
    expect({ issuer, account }).toEqual({ issuer: shown, account: shown });
    expect(parameters).toEqual({ secret: setupKey, issuer: shown });
  });

  it("names that are too long are cut between characters as people see them, and end with a tag of the whole", () => {
    const { issuer, account } = read(uriOf("🇨🇦".repeat(300), "a".repeat(300)));
    expect(issuer).toMatch(/^(🇨🇦)+~[0-9a-f]{6}$/u);
    expect(account).toMatch(/^a+~[0-9a-f]{6}$/);
  });

  it.each(["عيادة البحيرة", "Физиотерапия", "湖畔理学療法クリニ", "คลินิกริม", "Ｚｏｅ̈́s Physio", "🏥🇨🇦 Physio"])(
    "%s beside an email is not cut",
    (clinic) => {
      expect(read(uriOf(clinic, "omar@lakeside.example")).issuer).toBe(clinic);
    },
  );

  it("two that begin alike stay two", () => {
    const long = "x".repeat(200);
    expect(uriOf("Lakeside", `${long}1@lakeside.example`)).not.toBe(uriOf("Lakeside", `${long}2@lakeside.example`));
    expect(uriOf(`${long} north`, "a@b.example")).not.toBe(uriOf(`${long} south`, "a@b.example"));
  });

  it("what tells two entries of one person apart outlives the email", () => {
    const of = (which: string) => otpauthUri({ issuer: "Lakeside", account: "a".repeat(300), which, setupKey });
    expect(read(of("Tablet")).account).toMatch(/^a+~[0-9a-f]{6} \(Tablet\)$/);
    const long = "Таблица ".repeat(9);
    expect(of(`${long}1`)).not.toBe(of(`${long}2`));
  });

  it("any names at all fit a QR code of version 12 and come back whole", () => {
    const name = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 130 }),
      fc.string({ unit: "binary", maxLength: 130 }),
    );
    fc.assert(
      fc.property(name, name, fc.option(name), (issuer, account, which) => {
        const uri = otpauthUri({ issuer, account, which, setupKey });
        expect(Buffer.byteLength(uri)).toBeLessThanOrEqual(287);
        const back = read(uri);
        expect(back.parameters.issuer).toBe(back.issuer);
        expect(back.issuer + back.account).not.toContain(":");
        expect({ issuer: back.issuer, account: back.account }).toEqual(appEntry({ issuer, account, which }));
      }),
    );
  });

  it("never a plus for a space, never padding", () => {
    expect(uriOf("A B", "C D")).not.toMatch(/[+=]{2}|\+/);
  });
});
