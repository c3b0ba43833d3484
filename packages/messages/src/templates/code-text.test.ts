import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANIMALS } from "../sign-in-code/animals.ts";
import { codeText } from "./code-text.ts";
import { renderNotice } from "./render-notice.ts";
import { code, notices } from "./testing/samples.ts";

/** Septets as a phone network counts them, from the table of 3GPP TS 23.038; a character outside it is infinitely many. */
function septets(text: string): number {
  const one = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]$/;
  const two = /^[\^{}\\[~\]|€]$/;
  return [...text].reduce((sum, at) => sum + (one.test(at) ? 1 : two.test(at) ? 2 : Number.POSITIVE_INFINITY), 0);
}

const NAMES: readonly [name: string, said: string][] = [
  ["Lakeside Physio", "Lakeside Physio"],
  ["Zoë’s Physio", "Zoe's Physio"],
  ["Praxis Müller & Söhne", "Praxis Müller"],
  ["Physiothérapie Générale", "Physiothérapie"],
  ["Clínica São João", "Clinica Sao Joao"],
  ["Łódzka Przychodnia", "Lodzka Przychodnia"],
  ["Đà Nẵng Nha Khoa", "Dà Nang Nha Khoa"],
  ["Þórshöfn Heilsugæsla", "Thorshöfn"],
  ["Ƙungiyar Ɗan Ɓaure", "Kungiyar Dan Baure"],
  ["Clinique Ɛlɔm", "Clinique Elom"],
  ["Cœur – “Santé”", 'Coeur - "Santé"'],
  ["Физиотерапия у озера", "your clinic"],
  ["湖畔理学療法", "your clinic"],
  ["عيادة البحيرة", "your clinic"],
  ["คลินิกริมทะเลสาบ", "your clinic"],
  ["Φυσικοθεραπεία", "your clinic"],
  ["🦶🏽🇨🇦", "your clinic"],
  ["Physio 🦶🏽 Lake™", "Physio Lake"],
  ["Z\u0300\u0301\u0302oe\u0308", "Zoe"],
  ["{[Physio]}", "{[Physio]}"],
  ["Ｐｈｙｓｉｏ １２３４５６", "Physio 123 456"],
  ["Praxis 123456 (1234567890)", "Praxis 123 456 (123"],
];

const HOSTS = [
  "lakeside.localhost",
  "lakeside.patients.example.org",
  "patient-portal.northern-lakeside-physiotherapy.example.org",
  `${"a".repeat(60)}.${"b".repeat(30)}.example.org`,
  `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.org`,
];

const longestWord = ANIMALS.reduce((longest, one) => (one.length > longest.length ? one : longest), "");
const facts = (name: string, host: string, purpose: (typeof code)["purpose"] = "sign_in") => ({
  ...code,
  channel: "text" as const,
  purpose,
  matchingWord: `${longestWord} 42`,
  clinic: { ...code.clinic, clinic: name, portalUrl: `https://${host}` },
});

describe.each(NAMES)("a code from %s", (name, said) => {
  test.each(["sign_in", "step_up", "confirm_phone", "confirm_email"] as const)(
    "for %s is one part at any host, the code first, the word in it, one run of six digits",
    (purpose) => {
      for (const host of HOSTS) {
        const text = codeText(facts(name, host, purpose));
        expect(septets(text)).toBeLessThanOrEqual(160);
        expect(text).toMatch(/^048213 is your code/);
        expect(text).toContain(`(${longestWord} 42)`);
        expect([...new Set(text.match(/\d{6,}/g))]).toEqual(["048213"]);
      }
    },
  );

  test("names it as far as a plain text can", () => {
    expect(codeText(facts(name, "lakeside.example"))).toContain(` to sign in at ${said} (`);
  });
});

test("reads like this", () => {
  expect(codeText({ ...code, channel: "text", purpose: "sign_in" })).toBe(
    "048213 is your code to sign in at Lakeside Physio (heron 42). Valid 10 minutes. Nobody from the clinic will ask for it.\n@lakeside.localhost #048213",
  );
});

test.each([
  [13, "to confirm your number at Northern (", "Valid 10 minutes. Nobody"],
  [28, "to confirm your number (", "Valid 10 minutes. Nobody"],
  [52, "048213 is your code (", "Valid 10 minutes. Nobody"],
  [70, "048213 is your code (", "). Nobody from the clinic will ask for it."],
  [105, "048213 is your code (", ").\n@"],
])("at a host of %i characters the words give way, and the last line stays", (length, about, then) => {
  const host = `${"a".repeat(Math.min(length - 4, 60))}${length > 64 ? `.${"b".repeat(length - 65)}` : ""}.org`;
  expect(host).toHaveLength(length);
  const text = codeText(facts("Northern Lakeside Physiotherapy", host, "confirm_phone"));
  expect(text).toContain(about);
  expect(text).toContain(then);
  expect(text.split("\n").at(-1)).toBe(`@${host} #048213`);
});

test.each(["clinic-202612.example.org", HOSTS.at(-1) ?? ""])("a host that cannot be told goes without: %s", (host) => {
  const text = codeText(facts("Lakeside Physio", host));
  expect(text).not.toContain("@");
  expect(text).toContain("Nobody from the clinic will ask for it.");
});

test("any name at all leaves one part and one code", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 120 }), fc.domain(), (name, host) => {
      const text = codeText(facts(name, host));
      expect(septets(text)).toBeLessThanOrEqual(160);
      expect([...new Set(text.match(/\d{6,}/g))]).toEqual(["048213"]);
    }),
  );
});

test.each(Object.values(notices).map((notice) => [notice.kind, notice] as const))(
  "%s by text takes two parts at most, whatever the clinic is called",
  async (_kind, notice) => {
    for (const [name] of [...NAMES, ["Physio ".repeat(40), ""] as const]) {
      const clinic = {
        ...code.clinic,
        clinic: name,
        help: { ...code.clinic.help, phone: "٠٢٠ – 7946 0018 ".repeat(9) },
      };
      const { text } = await renderNotice({ ...notice, channel: "text" }, clinic);
      expect(septets(text)).toBeLessThanOrEqual(306);
    }
  },
);

test("a text about an address in another script is plain, too", async () => {
  const changed = { ...notices.email_changed, channel: "text", masked: "i…o@пример.рф" } as const;
  const { text } = await renderNotice(changed, code.clinic);
  expect(septets(text)).toBeLessThanOrEqual(160);
  expect(text).toContain("Your account now belongs to ...");
});
