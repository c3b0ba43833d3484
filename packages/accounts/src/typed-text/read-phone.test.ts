import fc from "fast-check";
import { expect, test } from "vitest";
import { phoneCountries } from "../people/phone-number.ts";
import { examplePhone } from "./example-phone.ts";
import { phoneSentence } from "./phone-sentence.ts";
import { type PhoneFault, readPhone } from "./read-phone.ts";

test.each<[string, string, string]>([
  ["07700 900123", "GB", "+447700900123"],
  ["07700 900231", "GB", "+447700900231"],
  ["(+44) 7700 900231", "GB", "+447700900231"],
  ["+44 (0)7700 900231", "GB", "+447700900231"],
  ["+44 7700 900231", "DE", "+447700900231"],
  ["0044 7700 900231", "GB", "+447700900231"],
  ["＋４４ ７７００ ９００２３１", "GB", "+447700900231"],
  ["+٤٤٧٧٠٠٩٠٠٢٣١", "GB", "+447700900231"],
  ["\u202a+44 7700 900231\u202c", "GB", "+447700900231"],
  ["\u200e+44\u00a07700\u00a0900231\u200f", "GB", "+447700900231"],
  ["07700‒900‑231", "GB", "+447700900231"],
  ["07700\u2212900\u2013231", "GB", "+447700900231"],
  ["07700.900.231", "GB", "+447700900231"],
  ["tel:+447700900231", "GB", "+447700900231"],
  ["TEL:+44-7700-900231;isub=1", "GB", "+447700900231"],
  ["tel:7700900231;phone-context=+44", "US", "+447700900231"],
  ["tel:%2B447700900231", "GB", "+447700900231"],
  ["412345678.0", "AU", "+61412345678"],
  ["412 345 678.0", "AU", "+61412345678"],
  ["412345678,00", "AU", "+61412345678"],
  ["61412345678.0".replace("61", "0"), "AU", "+61412345678"],
  ["0412 345 678", "AU", "+61412345678"],
  ["412345678", "AU", "+61412345678"],
  ["0151 23456789", "DE", "+4915123456789"],
  ["0151/23456789", "DE", "+4915123456789"],
  ["+49 151/234 567 89", "DE", "+4915123456789"],
  ["15123456789", "DE", "+4915123456789"],
  ["(202) 555-0123", "US", "+12025550123"],
  ["1-202-555-0123", "US", "+12025550123"],
  ["12025550123", "US", "+12025550123"],
  ["202.555.0123", "US", "+12025550123"],
  ["416 555 0123", "CA", "+14165550123"],
  ["06 12 34 56 78", "FR", "+33612345678"],
  ["06.12.34.56.78", "FR", "+33612345678"],
  ["392 123 4567", "IT", "+393921234567"],
  ["+39 392 1234567", "IT", "+393921234567"],
  ["011 15-2345-6789", "AR", "+5491123456789"],
  ["+54 9 11 2345-6789", "AR", "+5491123456789"],
  ["55 1234 5678", "MX", "+525512345678"],
  ["(11) 91234-5678", "BR", "+5511912345678"],
  ["91987 65432", "IN", "+919198765432"],
  ["098765 43210", "IN", "+919876543210"],
  ["050-234-5678", "IL", "+972502345678"],
  ["050 123 4567", "AE", "+971501234567"],
  ["٠٥٠١٢٣٤٥٦٧", "AE", "+971501234567"],
  ["8123 4567", "SG", "+6581234567"],
  ["07 12 34 56 78", "CI", "+2250712345678"],
  ["090ー1234ー5678", "JP", "+819012345678"],
  ["079 123 45 67", "CH", "+41791234567"],
  ["8 916 123-45-67", "RU", "+79161234567"],
  ["+447700900123", "ZZ", "+447700900123"],
  // What contacts, chats, files and lists put around a number.
  ["\u2066+44 7700 900231\u2069", "GB", "+447700900231"],
  ["'07700900231", "GB", "+447700900231"],
  ["“07700 900231”", "GB", "+447700900231"],
  ["[07700 900231]", "GB", "+447700900231"],
  ["07700 900231,", "GB", "+447700900231"],
  ["07700900231;", "GB", "+447700900231"],
  ["07700 900231.", "GB", "+447700900231"],
  ["sms:+447700900231?body=Hello", "GB", "+447700900231"],
  ["callto:+447700900231", "GB", "+447700900231"],
  ["Tel: 07700 900231", "GB", "+447700900231"],
  ["+44·7700·900·231", "GB", "+447700900231"],
  ["☎ 07700 900231", "GB", "+447700900231"],
  ["(+44 7700 900231)", "GB", "+447700900231"],
  ["(07700 900231)", "GB", "+447700900231"],
  ["٤٤+ ٧٧٠٠٩٠٠٢٣١", "GB", "+447700900231"],
  ["972502345678+", "IL", "+972502345678"],
  // Two zeros for the plus, also where another sign is dialled.
  ["(0044) 7700 900231", "GB", "+447700900231"],
  ["0044 (0)7700 900231", "GB", "+447700900231"],
  ["0061491570156", "AU", "+61491570156"],
  ["0011 44 7700 900231", "AU", "+447700900231"],
  ["011 44 7700 900231", "US", "+447700900231"],
  ["0044 7700 900231", "US", "+447700900231"],
  ["00852 5123 4567", "HK", "+85251234567"],
  ["001 44 7700 900231", "HK", "+447700900231"],
  ["00254 712 123456", "KE", "+254712123456"],
  ["0062 812345678", "ID", "+62812345678"],
  ["0055 11 96123-4567", "BR", "+5511961234567"],
  ["010 44 7700 900231", "JP", "+447700900231"],
  // A zero in brackets and slashes, as people write them.
  ["0049 (0)151/12345678", "DE", "+4915112345678"],
  ["+49 (0) 151 / 123 456 78", "DE", "+4915112345678"],
  ["+32 (0)470/12.34.56", "BE", "+32470123456"],
  ["+39 (0)328 1234567", "IT", "+393281234567"],
  ["0664/12 34 56", "AT", "+43664123456"],
  ["06/39/98/12/34", "FR", "+33639981234"],
  ["0(501) 234 56 78", "TR", "+905012345678"],
  // Numbers that are kept for films, and so in nobody's phone.
  ["0491 570 006", "AU", "+61491570006"],
  ["0491 579 760", "AU", "+61491579760"],
  ["07700 900999", "GB", "+447700900999"],
  ["06 39 98 00 01", "FR", "+33639980001"],
  ["0152 28817386", "DE", "+4915228817386"],
  ["0171 3920012", "DE", "+491713920012"],
  ["070-174 06 05", "SE", "+46701740605"],
  ["(613) 555-0199", "CA", "+16135550199"],
])("%j at a clinic in %s is %s", (typed, country, phone) => {
  expect(readPhone(typed, country)).toEqual({ ok: true, phone });
});

test.each<[string, string, PhoneFault]>([
  ["", "GB", { why: "missing" }],
  ["12345", "GB", { why: "not_a_number" }],
  ["07700 9001234567", "GB", { why: "not_a_number" }],
  ["0".repeat(101), "GB", { why: "not_a_number" }],
  ["07700 900123", "ZZ", { why: "no_country" }],
  ["4.15E+11", "AU", { why: "digits_lost" }],
  ["4,91512E+12", "DE", { why: "digits_lost" }],
  ["4915E8", "DE", { why: "digits_lost" }],
  ["07700 900123/07700 900124", "GB", { why: "two_numbers" }],
  ["07700900123;07700900124", "GB", { why: "two_numbers" }],
  ["07700 900123, 07700 900124", "GB", { why: "two_numbers" }],
  ["07700 900123 or 07700 900124", "GB", { why: "two_numbers" }],
  ["+447700900123 +447700900124", "GB", { why: "two_numbers" }],
  ["4915123456789", "DE", { why: "plus_lost" }],
  ["49 151 23456789", "DE", { why: "plus_lost" }],
  ["447700900123", "GB", { why: "plus_lost" }],
  ["447911123456", "GB", { why: "plus_lost" }],
  ["61412345678", "AU", { why: "plus_lost" }],
  ["33612345678", "FR", { why: "plus_lost" }],
  ["393921234567", "IT", { why: "plus_lost" }],
  ["5491123456789", "AR", { why: "plus_lost" }],
  ["525512345678", "MX", { why: "plus_lost" }],
  ["5511912345678", "BR", { why: "plus_lost" }],
  ["919876543210", "IN", { why: "plus_lost" }],
  ["972502345678", "IL", { why: "plus_lost" }],
  ["971501234567", "AE", { why: "plus_lost" }],
  ["6581234567", "SG", { why: "plus_lost" }],
  ["2250712345678", "CI", { why: "plus_lost" }],
  ["020 7946 0958", "GB", { why: "no_mobile" }],
  ["+49 49 15123456789", "DE", { why: "no_mobile" }],
  ["+1 800 555 0123", "US", { why: "no_mobile" }],
  ["07700 900123 ext. 12", "GB", { why: "extension", part: "ext. 12" }],
  ["07700 900123 x12", "GB", { why: "extension", part: "x12" }],
  ["07700 900123#12", "GB", { why: "extension", part: "#12" }],
  ["tel:+447700900123;ext=12", "GB", { why: "extension", part: "ext. 12" }],
  ["07700 900123 (work)", "GB", { why: "words", part: "work" }],
  ["Mobile 07700 900123", "GB", { why: "words", part: "Mobile" }],
  ["1-800-FLOWERS", "US", { why: "words", part: "FLOWERS" }],
  ["07700*900123", "GB", { why: "odd_sign", part: "*" }],
  ["04123456.7", "AU", { why: "odd_sign", part: ".7" }],
  ["<07700900123>", "GB", { why: "odd_sign", part: "<" }],
  ["07700 900123\n07700 900124", "GB", { why: "two_numbers" }],
  ["07700 900123 07700 900124", "GB", { why: "two_numbers" }],
  ["07700 900123/4", "GB", { why: "two_numbers" }],
  ["+212522940770/74", "MA", { why: "two_numbers" }],
  ["0151/23456789/23456780", "DE", { why: "two_numbers" }],
  ["123456/123457", "DE", { why: "two_numbers" }],
  ["51234567/51234568", "HK", { why: "two_numbers" }],
  ["07700 900123;ext=12", "GB", { why: "extension", part: ";ext=12" }],
  // Other countries' numbers, their plus lost: no mobile of these begins so.
  ["4520123456", "GB", { why: "plus_lost" }],
  ["31612345678", "DE", { why: "plus_lost" }],
  ["84912345678", "DE", { why: "plus_lost" }],
  ["12684641234", "DE", { why: "plus_lost" }],
  ["2975601234", "US", { why: "plus_lost" }],
  ["4790123456", "US", { why: "plus_lost" }],
  ["4520123456", "IT", { why: "plus_lost" }],
  ["7612345678901", "GB", { why: "not_a_number" }],
  ["07700 900231 Ext.: 5", "GB", { why: "extension", part: "Ext.: 5" }],
  ["07700 900231 (ext 5)", "GB", { why: "extension", part: "(ext 5)" }],
  ["0151 23456789 Durchwahl 12", "DE", { why: "extension", part: "Durchwahl 12" }],
  ["07700 9OO231", "GB", { why: "words", part: "OO" }],
  ["O7700 900231", "GB", { why: "words", part: "O" }],
  ["++447700900231", "GB", { why: "odd_sign", part: "+" }],
  ["07700+900231", "GB", { why: "odd_sign", part: "+" }],
  ["+447700900231 / +447700900232", "GB", { why: "two_numbers" }],
])("%j at a clinic in %s is refused: %j", (typed, country, fault) => {
  expect(readPhone(typed, country)).toEqual({ ok: false, fault });
});

test("the example in a sentence is a number of the clinic's country, and is taken", () => {
  for (const country of phoneCountries()) {
    expect(readPhone(examplePhone(country), country)).toMatchObject({ ok: true });
    expect(phoneSentence({ why: "not_a_number" }, country)).toContain(examplePhone(country));
    expect(phoneSentence({ why: "plus_lost" }, country)).toContain(examplePhone(country));
  }
  expect(phoneSentence({ why: "extension", part: "x12" }, "GB")).toContain("“x12”");
});

test("a number of any country, however it is grouped and whatever unseen is in it, is read as itself", () => {
  const noise = fc.array(fc.constantFrom("", " ", "-", "\u00a0", "\u200e", "\u2068", "\u2011"), { minLength: 40 });
  const tally = { read: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...phoneCountries()), noise, (country, marks) => {
      const digits = readPhone(examplePhone(country), country);
      if (!digits.ok) throw new Error(digits.fault.why);
      const typed = [...digits.phone].map((digit, at) => `${digit}${marks[at]}`).join("");
      expect(readPhone(typed, country)).toEqual(digits);
      tally.read += 1;
    }),
    { numRuns: 500 },
  );
  expect(tally.read).toBe(500);
});

test("whatever is typed is read or refused with a sentence", () => {
  const piece = fc.constantFrom(
    "+",
    "44",
    "7700",
    "900",
    "0",
    "1",
    "/",
    ";",
    ".",
    " ",
    "(",
    ")",
    "E",
    "x",
    "tel:",
    "٣",
    "-",
    "\u200e",
  );
  const ends = fc.constantFrom("", "/", "x1", "(work)", " 07700 900124", ".0", "E", "0", ")");
  const typed = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.tuple(fc.constantFrom("07700 900123", "+44 7700 900123", "+49 1512 3456789"), ends).map((both) => both.join("")),
    fc.array(piece, { maxLength: 12 }).map((all) => all.join("")),
  );
  const reached = { number: 0, sentence: 0 };
  fc.assert(
    fc.property(typed, fc.constantFrom("GB", "DE", "AU", "US", "IT", "ZZ"), (text, country) => {
      const read = readPhone(text, country);
      reached[read.ok ? "number" : "sentence"] += 1;
      if (read.ok) expect(readPhone(read.phone, country)).toEqual(read);
      else expect(phoneSentence(read.fault, country)).toMatch(/\.$/);
    }),
    { numRuns: 1000 },
  );
  expect(reached.number).toBeGreaterThan(30);
  expect(reached.sentence).toBeGreaterThan(500);
});
