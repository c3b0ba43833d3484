import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emailAddress, normaliseEmail } from "../email.ts";
import { readEmail, shownEmail } from "./read-email.ts";

test.each([
  ["maria@lakeside.example", "maria@lakeside.example"],
  ["  MARIA@Lakeside.EXAMPLE\n", "maria@lakeside.example"],
  ["maria\u200b@lakeside.example", "maria@lakeside.example"],
  ["\u2068maria@lakeside.example\u2069", "maria@lakeside.example"],
  ["mailto:maria@lakeside.example", "maria@lakeside.example"],
  ["MAILTO:maria%40lakeside.example?subject=Hello", "maria@lakeside.example"],
  ["<maria@lakeside.example>", "maria@lakeside.example"],
  ["Maria Stone <maria@lakeside.example>", "maria@lakeside.example"],
  ['"Stone, Maria" <mailto:maria@lakeside.example>;', "maria@lakeside.example"],
  ["maria＠lakeside.example", "maria@lakeside.example"],
  ["ｍａｒｉａ@lakeside。example", "maria@lakeside.example"],
  ["maria@lakeside.example.", "maria@lakeside.example"],
  ["maria@lakeside.example, ", "maria@lakeside.example"],
  ['"maria@lakeside.example"', "maria@lakeside.example"],
  ["'maria@lakeside.example'", "maria@lakeside.example"],
  ["“maria@lakeside.example”", "maria@lakeside.example"],
  ["‘maria@lakeside.example’", "maria@lakeside.example"],
  ["«maria@lakeside.example»", "maria@lakeside.example"],
  ["(maria@lakeside.example)", "maria@lakeside.example"],
  ["[maria@lakeside.example]", "maria@lakeside.example"],
  ["`maria@lakeside.example`", "maria@lakeside.example"],
  ["<<maria@lakeside.example>>", "maria@lakeside.example"],
  ["Maria Stone [mailto:maria@lakeside.example]", "maria@lakeside.example"],
  ["maria@lakeside.example<mailto:maria@lakeside.example>", "maria@lakeside.example"],
  ["mailto://maria@lakeside.example", "maria@lakeside.example"],
  ["mailto:maria@lakeside.example%20", "maria@lakeside.example"],
  ["mailto:maria%2bpt@lakeside.example", "maria+pt@lakeside.example"],
  ["Email: maria@lakeside.example", "maria@lakeside.example"],
  ["E-mail : maria@lakeside.example", "maria@lakeside.example"],
  ["email:maria@lakeside.example", "maria@lakeside.example"],
  ["'maria@lakeside.example", "'maria@lakeside.example"],
  ["_maria_@lakeside.example", "_maria_@lakeside.example"],
  ["info@straße.example", "info@xn--strae-oqa.example"],
  ["info@r3---sn.example", "info@r3---sn.example"],
  ["r&d@lakeside.example", "r&d@lakeside.example"],
  ["a/b=c@lakeside.example", "a/b=c@lakeside.example"],
  ["o'brien@lakeside.example", "o'brien@lakeside.example"],
  ["!#$%&'*+/=?^_`{|}~-@lakeside.example", "!#$%&'*+/=?^_`{|}~-@lakeside.example"],
  [".first..last.@lakeside.example", ".first..last.@lakeside.example"],
  ["info@münchen.example", "info@xn--mnchen-3ya.example"],
  ["info@MÜNCHEN.example", "info@xn--mnchen-3ya.example"],
  ["info@münchen.example".normalize("NFD"), "info@xn--mnchen-3ya.example"],
  ["info@XN--MNCHEN-3YA.example", "info@xn--mnchen-3ya.example"],
  ["почта@пример.рф".replace("почта", "info"), "info@xn--e1afmkfd.xn--p1ai"],
  ["info@xn--e1afmkfd.xn--p1ai", "info@xn--e1afmkfd.xn--p1ai"],
  ["info@例え。テスト", "info@xn--r8jz45g.xn--zckzah"],
  [`${"a".repeat(64)}@lakeside.example`, `${"a".repeat(64)}@lakeside.example`],
  [`a@${"b".repeat(63)}.example`, `a@${"b".repeat(63)}.example`],
])("%j is %s, wherever it is typed", (typed, email) => {
  expect(readEmail(typed)).toEqual({ ok: true, email });
  expect(emailAddress.parse(typed)).toBe(email);
  expect(normaliseEmail(typed)).toBe(email);
});

test.each([
  ["", "missing"],
  ["  \u200b ", "missing"],
  ["maria", "not_an_address"],
  ["maria@", "not_an_address"],
  ["@lakeside.example", "not_an_address"],
  ["maria@lakeside", "not_an_address"],
  ["maria stone@lakeside.example", "not_an_address"],
  ["maria@lake side.example", "not_an_address"],
  ["maria@@lakeside.example", "not_an_address"],
  ["maria@lakeside..example", "not_an_address"],
  ["maria@.example", "not_an_address"],
  ["maria@-lakeside.example", "not_an_address"],
  ["maria@lakeside-.example", "not_an_address"],
  ["maria@lake_side.example", "not_an_address"],
  ["maria@127.0.0.1", "not_an_address"],
  ["maria@127.1", "not_an_address"],
  ["maria@[127.0.0.1]", "not_an_address"],
  ["maria@lakeside.example/path", "not_an_address"],
  ["maria@lake%73ide.example", "not_an_address"],
  ["maria@lakeside.example:25", "not_an_address"],
  ['"maria"@lakeside.example', "not_an_address"],
  ["maria\0@lakeside.example", "not_an_address"],
  ["maria\r\nBcc: x@lakeside.example", "not_an_address"],
  ["a@lakeside.example, b@lakeside.example", "two_addresses"],
  ["a@lakeside.example; b@lakeside.example", "two_addresses"],
  ["a@lakeside.example/b@lakeside.example", "two_addresses"],
  ["a@lakeside.example|b@lakeside.example", "two_addresses"],
  ["a@lakeside.example or b@lakeside.example", "two_addresses"],
  ["A <a@lakeside.example>, B <b@lakeside.example>", "two_addresses"],
  ["https://maria@lakeside.example", "not_an_address"],
  ["maria(at)lakeside.example", "not_an_address"],
  ["maria@lakeside.example (work)", "not_an_address"],
  ["maría@lakeside.example", "letters_before_at"],
  ["почта@lakeside.example", "letters_before_at"],
  [`${"a".repeat(65)}@lakeside.example`, "too_long"],
  [`a@${"b".repeat(64)}.example`, "not_an_address"],
  [`a@${`${"b".repeat(60)}.`.repeat(5)}example`, "too_long"],
  ["a".repeat(100_000), "too_long"],
])("%j is refused: %s", (typed, why) => {
  expect(readEmail(typed)).toEqual({ ok: false, why });
  expect(emailAddress.safeParse(typed).success).toBe(false);
});

describe("whatever is typed", () => {
  const piece = fc.constantFrom(
    "maria",
    "@",
    "ü",
    "例え",
    ".",
    "example",
    "xn--",
    "-",
    "<",
    ">",
    "mailto:",
    " ",
    "ß",
    "K",
    "٣",
    "%40",
  );
  const typed = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece, { maxLength: 9 }).map((all) => all.join("")),
  );

  test("an address that was read is read as itself, in ASCII, and fits a mail", () => {
    fc.assert(
      fc.property(fc.oneof(typed, fc.emailAddress()), (text) => {
        const read = readEmail(text);
        if (!read.ok) return;
        expect(readEmail(read.email)).toEqual(read);
        expect(read.email).toMatch(/^[!-~]+$/);
        expect(read.email.length).toBeLessThanOrEqual(254);
        // In its own letters it is the same account.
        expect(readEmail(shownEmail(read.email))).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });

  test("an ordinary address in lower case, as kept so far, stays what it is", () => {
    const word = fc.stringMatching(/^[a-z0-9][a-z0-9_+-]{0,10}[a-z0-9]$/);
    const label = fc.stringMatching(/^[a-z][a-z0-9]{1,10}$/);
    fc.assert(
      fc.property(word, label, label, (local, domain, top) => {
        const email = `${local}@${domain}.${top}`;
        expect(normaliseEmail(email)).toBe(email);
      }),
    );
  });
});
