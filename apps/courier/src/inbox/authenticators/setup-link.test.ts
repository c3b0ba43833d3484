import { expect, test } from "vitest";
import { readSetup } from "./setup-link.ts";

const KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  ["a key", KEY, null],
  ["a key in groups, with padding", `  ${KEY.toLowerCase().replace(/(.{4})/g, "$1-")} ==`, null],
  ["a link", `otpauth://totp/Clinic:ana%40x.example?secret=${KEY}&issuer=Clinic`, "Clinic, ana@x.example"],
  ["a link without a label", `otpauth://totp/?secret=${KEY}`, null],
  ["a link with our own parameters", `OTPAUTH://totp/ana?secret=${KEY}&algorithm=sha1&digits=6&period=30`, "ana"],
  ["a link whose label is damaged", `otpauth://totp/%E0%A4%A?secret=${KEY}`, null],
])("%s sets up an authenticator", (_, text, name) => {
  expect(readSetup(text)).toEqual({ ok: true, setup: { setupKey: KEY, name } });
});

test.each([
  ["codes by count", `otpauth://hotp/ana?secret=${KEY}&counter=1`],
  ["eight digits", `otpauth://totp/ana?secret=${KEY}&digits=8`],
  ["a minute's period", `otpauth://totp/ana?secret=${KEY}&period=60`],
  ["another hash", `otpauth://totp/ana?secret=${KEY}&algorithm=SHA256`],
])("%s would show other codes than ours", (_, text) => {
  expect(readSetup(text)).toEqual({ ok: false, why: "not_our_kind" });
});

test.each([
  "",
  "otpauth:",
  "otpauth://totp/ana",
  `otpauth://totp/ana?secret=${KEY.slice(0, 8)}`,
  "1".repeat(32),
  "https://x.example",
])("%j is no setup key", (text) => {
  expect(readSetup(text)).toMatchObject({ ok: false });
});
