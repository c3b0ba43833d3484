import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLines, readText, readWords } from "./read-text.ts";

const text = fc.string({ unit: "binary", maxLength: 60 });
/** The zero of every script that has decimal digits. */
const zeros = Array.from({ length: 0x11_0000 }, (_, point) => point).filter(
  (point) => /^\p{Nd}$/u.test(String.fromCodePoint(point)) && !/^\p{Nd}$/u.test(String.fromCodePoint(point - 1)),
);

describe.each([
  ["readText", readText],
  ["readWords", readWords],
  ["readLines", readLines],
])("%s", (_, read) => {
  test("reading twice changes nothing", () => {
    const marks = fc.constantFrom(
      "\u200d",
      "\u200c",
      "\u0301",
      "\ufe0f",
      "\u00ad",
      "क",
      "्",
      "ی",
      "e",
      " ",
      "👩",
      "💻",
      "1",
    );
    const clusters = fc.array(marks, { maxLength: 12 }).map((all) => all.join(""));
    fc.assert(
      fc.property(fc.oneof(text, clusters), (typed) => {
        const once = read(typed);
        expect(read(once)).toBe(once);
        expect(once).toBe(once.normalize("NFC"));
        expect(once.isWellFormed()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("nothing that is not seen makes a difference, wherever it is put", () => {
    const unseen = fc.constantFrom(
      ..."\u00ad\u034f\u061c\u115f\u17b4\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\u3164\ufe00\ufe0f\ufeff\uffa0\ufff9",
      "\u{e0001}",
      "\u{e0100}",
    );
    fc.assert(
      fc.property(fc.nat(11), unseen, (at, mark) => {
        const typed = "Maria Stone";
        expect(read(`${typed.slice(0, at)}${mark}${typed.slice(at)}`)).toBe(typed);
      }),
    );
  });
});

test("every digit of every script is read as the digit it is", () => {
  expect(zeros.length).toBeGreaterThan(60);
  for (const zero of zeros) {
    // Mathematical digits follow each other in several styles.
    for (let value = 0; /^\p{Nd}$/u.test(String.fromCodePoint(zero + value)); value += 1) {
      expect(readText(String.fromCodePoint(zero + value))).toBe(String(value % 10));
    }
  }
});

test.each([
  " ",
  "\t",
  "\n",
  "\r\n",
  "\u0085",
  "\u00a0",
  "\u1680",
  "\u2003",
  "\u2028",
  "\u202f",
  "\u205f",
  "\u2800",
  "\u3000",
])("%j is white space", (space) => {
  expect(readText(`${space}a${space}${space}b${space}`)).toBe("a b");
  expect(readWords(`${space}a${space}${space}b${space}`)).toBe("a b");
});

test.each([
  ["fullwidth letters", "Ｍａｒｉａ", "Maria"],
  ["a ligature", "Graﬃn", "Graffin"],
  ["Arabic presentation forms", "ﻣﺤﻤﺪ", "محمد"],
  ["mathematical letters", "𝐌𝐚𝐫𝐢𝐚", "Maria"],
  ["halfwidth katakana", "ｶﾞｲﾄﾞ", "ガイド"],
  ["decomposed Vietnamese", "Nguyễn".normalize("NFD"), "Nguyễn"],
  ["direction marks around it", "\u2068Maria\u2069\u200f", "Maria"],
  ["a feminine ordinal, which names are written with", "Mª José", "Mª José"],
  ["a fraction and an ellipsis", "½ … ™", "½ … ™"],
  ["a Persian name's joiner", "علی‌رضا", "علی‌رضا"],
  ["a Sinhala name's joiner", "ශ්‍රීමාල්", "ශ්‍රීමාල්"],
  ["a joined emoji", "👩‍💻", "👩‍💻"],
  ["an emoji that is drawn as one", "👩‍⚕️", "👩‍⚕️"],
  ["joiners between Latin letters", "Ma\u200dri\u200ca", "Maria"],
])("words are read by how they are spelled: %s", (_, typed, read) => {
  expect(readWords(typed)).toBe(read);
});

test("lines stay lines, and what was typed in them", () => {
  expect(readLines(" first\u200b\nsecond ﬁ ٣ ")).toBe("first\nsecond ﬁ ٣");
});
