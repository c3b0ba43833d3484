import { readSixDigits } from "@countersign/accounts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeAt, matchStep, stepAt } from "./totp.ts";

const RFC_SECRET = Buffer.from("12345678901234567890");

describe("RFC 6238 appendix B, SHA-1, its last six digits", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("at %i s the code is %s, leading zeros included", (seconds, code) => {
    const at = new Date(seconds * 1000);
    expect(codeAt(RFC_SECRET, at)).toBe(code);
    expect(matchStep(RFC_SECRET, code, at)).toBe(Math.floor(seconds / 30));
  });
});

describe("the window is one step either side, to the millisecond", () => {
  const begins = 59_000_000 * 30_000;
  const step = stepAt(new Date(begins));
  const code = codeAt(RFC_SECRET, new Date(begins));
  it.each([
    ["the first instant of the step before", begins - 30_000, step],
    ["the last instant before that", begins - 30_001, null],
    ["the first instant of its own step", begins, step],
    ["the last instant of its own step", begins + 29_999, step],
    ["the last instant of the step after", begins + 59_999, step],
    ["the first instant after that", begins + 60_000, null],
  ])("%s", (_name, at, matched) => {
    expect(matchStep(RFC_SECRET, code, new Date(at))).toBe(matched);
  });

  it("tells which of the three steps a code belongs to", () => {
    for (const offset of [-1, 0, 1]) {
      const other = codeAt(RFC_SECRET, new Date(begins + offset * 30_000));
      expect(matchStep(RFC_SECRET, other, new Date(begins + 7000))).toBe(step + offset);
    }
  });
});

describe("a code", () => {
  it("never makes the verifier throw, whatever it is", () => {
    const digits = fc.array(fc.nat(9), { minLength: 6, maxLength: 6 });
    const spaced = fc.tuple(digits, fc.constantFrom("", " ", "-", "\u00a0")).map(([six, gap]) => six.join(gap));
    const anything = fc.oneof(fc.string(), fc.string({ unit: "binary" }));
    const instant = fc.date({ min: new Date(0), noInvalidDate: true });
    const reached = { verifier: 0, refusal: 0 };
    fc.assert(
      fc.property(fc.oneof(spaced, anything), instant, (typed, at) => {
        const code = readSixDigits(typed);
        reached[code === null ? "refusal" : "verifier"] += 1;
        if (code === null) return;
        const step = matchStep(RFC_SECRET, code, at);
        expect(step === null || Math.abs(step - stepAt(at)) <= 1).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(reached.verifier).toBeGreaterThan(100);
    expect(reached.refusal).toBeGreaterThan(100);
  });

  it("is accepted in every step there is, for every key", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 20, maxLength: 20 }),
        fc.integer({ min: 0, max: 4_000_000_000 }),
        (bytes, seconds) => {
          const at = new Date(seconds * 1000);
          const code = codeAt(Buffer.from(bytes), at);
          expect(code).toMatch(/^[0-9]{6}$/);
          expect(matchStep(Buffer.from(bytes), code, at)).not.toBeNull();
        },
      ),
    );
  });
});
