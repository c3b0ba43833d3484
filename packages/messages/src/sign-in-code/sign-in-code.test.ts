import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ANIMALS } from "./animals.ts";
import { codeDigits } from "./code-digits.ts";
import { matchingWord } from "./matching-word.ts";

const digest = (text: string) => createHash("sha256").update(text).digest();
const MANY = Array.from({ length: 20_000 }, (_, index) => digest(`digest ${index}`));

describe("code digits", () => {
  test("are always six, leading zeros kept", () => {
    expect(codeDigits(Buffer.alloc(32))).toBe("000000");
    expect(MANY.every((one) => /^\d{6}$/.test(codeDigits(one)))).toBe(true);
  });

  test("use every leading digit about equally often", () => {
    const counts = new Map<string, number>();
    for (const one of MANY) counts.set(codeDigits(one).charAt(0), (counts.get(codeDigits(one).charAt(0)) ?? 0) + 1);
    expect(counts.size).toBe(10);
    for (const count of counts.values()) expect(count).toBeGreaterThan(1_800);
  });
});

describe("the matching word", () => {
  test("is an animal and two digits, the same for the same digest", () => {
    expect(MANY.every((one) => /^[a-z]{3,12} [1-9]\d$/.test(matchingWord(one)))).toBe(true);
    expect(matchingWord(digest("a"))).toBe(matchingWord(digest("a")));
  });

  test("says nothing about the code: it does not read the code's bytes", () => {
    const one = digest("a");
    const other = Buffer.from(one);
    other.fill(0, 0, 8);
    expect(matchingWord(other)).toBe(matchingWord(one));
    expect(codeDigits(other)).not.toBe(codeDigits(one));
  });

  test("comes from at least 128 animals, none listed twice", () => {
    expect(ANIMALS.length).toBeGreaterThanOrEqual(128);
    expect(new Set(ANIMALS).size).toBe(ANIMALS.length);
  });
});
