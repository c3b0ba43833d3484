import { readKeyring } from "@countersign/db";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newRecoveryCodes, normaliseRecoveryCode, recoveryCodeOf } from "./recovery-code.ts";

const keys = readKeyring(`k:${Buffer.alloc(32, 7).toString("base64url")}`);

it("ten codes of eighty bits, all different, in four groups without letters that look like others", () => {
  const codes = newRecoveryCodes(keys);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
});

it("every bit counts: other bytes are another code", () => {
  expect(recoveryCodeOf(Buffer.alloc(10))).toBe("0000-0000-0000-0000");
  expect(recoveryCodeOf(Buffer.alloc(10, 255))).toBe("ZZZZ-ZZZZ-ZZZZ-ZZZZ");
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      const same = Buffer.from(one).equals(Buffer.from(other));
      expect(recoveryCodeOf(Buffer.from(one)) === recoveryCodeOf(Buffer.from(other))).toBe(same);
    }),
  );
});

describe("what was typed", () => {
  it.each([
    ["as shown", "A1B2-C3D4-E5F6-G7H8"],
    ["small letters", "a1b2-c3d4-e5f6-g7h8"],
    ["without hyphens", "A1B2C3D4E5F6G7H8"],
    ["with spaces", " a1b2 c3d4 e5f6 g7h8 "],
    ["with a line break", "A1B2-C3D4\nE5F6-G7H8"],
    ["with dashes a phone made", "A1B2–C3D4—E5F6‑G7H8"],
    ["fullwidth", "Ａ１Ｂ２Ｃ３Ｄ４Ｅ５Ｆ６Ｇ７Ｈ８"],
    ["I for 1", "AIB2-C3D4-E5F6-G7H8"],
    ["l for 1", "alb2-c3d4-e5f6-g7h8"],
  ])("is the same code %s", (_name, typed) => {
    expect(normaliseRecoveryCode(typed)).toBe("A1B2C3D4E5F6G7H8");
  });
  it("reads the letter O as zero", () => {
    expect(normaliseRecoveryCode("OOOO-oooo-0000-0000")).toBe("0".repeat(16));
  });
  it.each([
    "",
    "A1B2-C3D4-E5F6-G7H",
    "A1B2-C3D4-E5F6-G7H89",
    "U1B2-C3D4-E5F6-G7H8",
    "A1B2_C3D4_E5F6_G7H8",
    "123456",
    "\u0000",
  ])("cannot be a code: %j", (typed) => {
    expect(normaliseRecoveryCode(typed)).toBeNull();
  });
});
