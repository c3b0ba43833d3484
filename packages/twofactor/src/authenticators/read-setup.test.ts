import fc from "fast-check";
import { expect, test } from "vitest";
import { readSetup, type SetupFault } from "./read-setup.ts";
import { setupKeyBytes, setupKeyText } from "./setup-key.ts";

const KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  ["a key", KEY, null],
  ["a key in groups, with padding", `  ${KEY.toLowerCase().replace(/(.{4})/g, "$1-")} ==`, null],
  ["a link", `otpauth://totp/Clinic:ana%40x.example?secret=${KEY}&issuer=Clinic`, "Clinic, ana@x.example"],
  ["a link without a label", `otpauth://totp/?secret=${KEY}`, null],
  ["a link with our own parameters", `OTPAUTH://totp/ana?secret=${KEY}&algorithm=sha1&digits=6&period=30`, "ana"],
  ["a link out of a page's source", `otpauth://totp/ana?issuer=Clinic&amp;secret=${KEY}&amp;digits=6`, "ana"],
  ["a link whose parameters are in capitals", `otpauth://TOTP/ana?SECRET=${KEY}&Issuer=Clinic`, "ana"],
  ["a link in quotes", `“otpauth://totp/ana?secret=${KEY}”`, "ana"],
  ["a link in angle brackets", `<otpauth://totp/ana?secret=${KEY}>.`, "ana"],
  ["a link with a grouped key", `otpauth://totp/ana?secret=${KEY.replace(/(.{4})(?=.)/g, "$1%20")}`, "ana"],
  ["a link whose label is damaged", `otpauth://totp/%E0%A4%A?secret=${KEY}`, null],
])("%s sets up an authenticator", (_, text, name) => {
  expect(readSetup(text)).toEqual({ ok: true, setup: { setupKey: KEY, name } });
});

test.each([
  ["codes by count", `otpauth://hotp/ana?secret=${KEY}&counter=1`],
  ["eight digits", `otpauth://totp/ana?secret=${KEY}&digits=8`],
  ["a minute's period", `otpauth://totp/ana?secret=${KEY}&period=60`],
  ["a minute's period, named in capitals", `otpauth://totp/ana?secret=${KEY}&Period=60`],
  ["another hash, named in capitals", `otpauth://totp/ana?secret=${KEY}&ALGORITHM=SHA512`],
  ["letters instead of digits", `otpauth://totp/ana?secret=${KEY}&encoder=steam`],
  ["many secrets at once", "otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8"],
  ["another hash", `otpauth://totp/ana?secret=${KEY}&algorithm=SHA256`],
])("%s would show other codes than ours", (_, text) => {
  expect(readSetup(text)).toEqual({ ok: false, fault: { why: "not_our_kind" } });
});

test.each<[string, SetupFault]>([
  ["", { why: "missing" }],
  ["\u200b ==", { why: "missing" }],
  ["otpauth:", { why: "not_a_link" }],
  ["otpauth://totp/ana", { why: "missing" }],
  [`otpauth://totp/ana?secret=${KEY.slice(0, 8)}`, { why: "too_short", characters: 8 }],
  [KEY.slice(0, 25), { why: "too_short", characters: 25 }],
  [KEY.slice(0, 27), { why: "cut_off" }],
  [KEY.repeat(5), { why: "too_long" }],
  ["A".repeat(100_000), { why: "too_long" }],
  ["1".repeat(32), { why: "odd_sign", sign: "1" }],
  [KEY.replace("G", "0"), { why: "odd_sign", sign: "0" }],
  [KEY.replace("G", "8"), { why: "odd_sign", sign: "8" }],
  [KEY.replace("G", "é"), { why: "odd_sign", sign: "É" }],
  ["https://x.example", { why: "odd_sign", sign: ":" }],
])("%j is no setup key: %j", (text, fault) => {
  expect(readSetup(text)).toEqual({ ok: false, fault });
});

test.each([
  ["in Arabic digits", KEY.replaceAll("3", "٣")],
  ["fullwidth", [...KEY].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join("")],
  ["with a zero-width space and no-break spaces", KEY.replace(/(.{4})/g, "$1\u200b\u00a0")],
  ["with dashes that a phone made", KEY.replace(/(.{8})(?=.)/g, "$1–")],
  ["with a full stop behind it", `${KEY}.`],
  ["with a comma behind it", `${KEY},`],
  ["in quotes", `"${KEY}"`],
  ["in quotes that a phone made", `“${KEY}”`],
  ["as code", `\`${KEY}\``],
  ["in brackets", `(${KEY})`],
  ["with its name", `Setup key: ${KEY}`],
  ["with its name in fullwidth", `Secret key：${KEY.replace(/(.{4})/g, "$1 ")}`],
  ["as a parameter", `secret=${KEY}`],
  ["with dots in the middle", KEY.replace(/(.{8})(?=.)/g, "$1·")],
  ["on several lines", KEY.replace(/(.{8})(?=.)/g, "$1\r\n")],
])("a key is read %s", (_, text) => {
  expect(readSetup(text)).toEqual({ ok: true, setup: { setupKey: KEY, name: null } });
});

test("bits of the last character that make no whole byte do not matter", () => {
  // 26 characters are 130 bits; `oathtool --totp -b` shows one code for the four of them.
  const [first, ...others] = ["A", "B", "C", "D"].map((last) => `${KEY.slice(0, 25)}${last}`);
  expect(readSetup(first ?? "")).toEqual({ ok: true, setup: { setupKey: first, name: null } });
  for (const other of others) {
    expect(readSetup(other)).toEqual(readSetup(first ?? ""));
    expect(setupKeyBytes(other)).toEqual(setupKeyBytes(first ?? ""));
  }
});

test("a key that was read has the bytes it was made of, in every way to write it", () => {
  const bytes = fc.uint8Array({ minLength: 17, maxLength: 64 });
  fc.assert(
    fc.property(bytes, fc.constantFrom("", " ", "-", "\u00a0", "–"), fc.boolean(), (secret, between, small) => {
      const key = setupKeyText(Buffer.from(secret));
      const typed = (key.match(/.{1,4}/g) ?? []).join(between);
      expect(readSetup(small ? typed.toLowerCase() : typed)).toEqual({
        ok: true,
        setup: { setupKey: key, name: null },
      });
      expect(setupKeyBytes(key)).toEqual(Buffer.from(secret));
    }),
  );
});
