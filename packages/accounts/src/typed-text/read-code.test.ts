import fc from "fast-check";
import { expect, test } from "vitest";
import { readLetterCode, readSixDigits } from "./read-code.ts";

test.each([
  "113818",
  "١١٣٨١٨",
  "۱۱۳۸۱۸",
  "११३८१८",
  "１１３８１８",
  "𝟏𝟏𝟑𝟖𝟏𝟖",
  "١١3818",
  "113 818",
  "113\u00a0818",
  "113\u202f818",
  "1 1 3 8 1 8",
  "113-818",
  "113‑818",
  "113–818",
  "113−818",
  "113ー818",
  "113818.",
  "113818。",
  "113818,",
  "(113818)",
  "“113818”",
  "`113818`",
  "Code: 113818",
  "Code：113 818.",
  "Your sign-in code: 113818",
  "رمز: ١١٣٨١٨",
  "\u200f١١٣٨١٨\u200e",
  "\ufeff113818\n",
  "113\u200b818",
  "1️1️3️8️1️8️",
  "1️⃣1️⃣3️⃣8️⃣1️⃣8️⃣",
  "①①③⑧①⑧",
  "߁߁߃߈߁߈",
  "113•818",
  "113·818",
  "113・818",
  "‹113818›",
  "<113818>",
  "[113818]",
  "「113818」",
  "*113818*",
  "**113818**",
  "_113818_",
  "#113818",
  "• 113818",
  "- 113818",
  "🔑 113818",
  "113818 ✅",
  "113818؟",
  "Your code is 113818",
  "OTP 113818",
  "Code – 113818",
  "Code=113818",
  "確認コード 113818",
  "验证码：113818",
])("%j is 113818", (typed) => {
  expect(readSixDigits(typed)).toBe("113818");
});

test.each([
  "",
  "   ",
  "11381",
  "1138181",
  "G-113818",
  "113818a",
  "-1e005",
  "113.818",
  "113,818",
  "113/818",
  "+113818",
  "113\u0000818",
  "113818 113818",
  "Code 1: 113818",
  "<b>113818</b>",
  "113_818",
  "113818.0",
  "113%20818",
  "113&nbsp;818",
  "G - 113818 A",
  "113818 is 6 digits",
  "11381\ud83d",
  "1".repeat(10_000),
])("%j is no code", (typed) => {
  expect(readSixDigits(typed)).toBeNull();
});

test("a code typed in any script's digits is the code", () => {
  const zeros = Array.from({ length: 0x1_ff00 }, (_, point) => point).filter(
    (point) => /^\p{Nd}$/u.test(String.fromCodePoint(point)) && !/^\p{Nd}$/u.test(String.fromCodePoint(point - 1)),
  );
  fc.assert(
    fc.property(fc.constantFrom(...zeros), fc.stringMatching(/^[0-9]{6}$/), (zero, code) => {
      const typed = [...code].map((digit) => String.fromCodePoint(zero + Number(digit))).join("");
      expect(readSixDigits(typed)).toBe(code);
    }),
  );
});

test("two digits that are a code's own stay", () => {
  expect(readLetterCode("12A4-C3D4")).toBe("12A4C3D4");
  expect(readLetterCode("12 A4 C3 D4")).toBe("12A4C3D4");
});

test.each([
  "3. A1B2-C3D4",
  "10) a1b2 c3d4",
  "• A1B2–C3D4",
  "A1B2−C3D4.",
  "‘A1B2-C3D4’",
  "Ａ１Ｂ２-Ｃ３Ｄ４",
  "A١B٢C٣D٤",
  "3\tA1B2-C3D4",
  "(3) A1B2-C3D4",
  "#3 A1B2-C3D4",
  "[ ] A1B2-C3D4",
  "☐ A1B2-C3D4",
  "▪ 3. A1B2-C3D4",
  "- A1B2-C3D4",
  "Recovery code: A1B2-C3D4",
  "“Code: A1B2-C3D4”.",
  "<A1B2-C3D4>",
  "*A1B2-C3D4*",
  "A1B2-C3D4 ✓",
  "A1B2.C3D4",
  "A1B2·C3D4",
  "A1B2/C3D4",
])("%j is A1B2C3D4", (typed) => {
  expect(readLetterCode(typed)).toBe("A1B2C3D4");
});
