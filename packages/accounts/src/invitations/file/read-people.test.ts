import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FILE_BYTES_MOST } from "./decode-file.ts";
import { readPeople } from "./read-people.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const patients = { kind: "patient", country: "GB" } as const;
const staff = { kind: "staff", country: "GB" } as const;
const read = (file: string | Uint8Array, who: typeof patients | typeof staff = patients) =>
  readPeople(typeof file === "string" ? bytesOf(file) : file, who);

async function rowsOf(file: string | Uint8Array, who: typeof patients | typeof staff = patients) {
  const result = await read(file, who);
  if (!result.ok) throw new Error(result.refusal.why);
  return result.rows;
}

const ada = { name: "Ada Stone", email: "ada@a.example", role: null, phone: null, refusal: null, line: 2 };
const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};

describe("the same person is read", () => {
  test.each<[string, string | Uint8Array]>([
    ["with commas", "name,email\nAda Stone,ada@a.example\n"],
    ["with semicolons", "name;email\nAda Stone;ada@a.example\n"],
    ["with tabs", "name\temail\nAda Stone\tada@a.example\n"],
    ["with the separator told by a spreadsheet, one line further down", "sep=;\nname;email\nAda Stone;ada@a.example\n"],
    ["from Windows, without a last line break", "name,email\r\nAda Stone,ada@a.example"],
    ["from an old Mac", "name,email\rAda Stone,ada@a.example\r"],
    ["with a byte order mark", "\ufeffname,email\nAda Stone,ada@a.example\n"],
    ["in UTF-16", utf16("name,email\nAda Stone,ada@a.example\n", false)],
    ["in UTF-16 the other way round", utf16("name,email\nAda Stone,ada@a.example\n", true)],
    ["with other headings, in another order", "E-Mail,Ward,Full Name\n ADA@A.Example ,3,  Ada   Stone \n"],
    [
      "quoted, with a comma, a quote and a line break",
      '"name","email","note"\n"Ada\nStone","ada@a.example","a, ""b"""\n',
    ],
    ["with cells too few and too many", "name,email,mobile\nAda Stone,ada@a.example\n"],
    ["before empty lines and lines of nothing", "name,email\nAda Stone,ada@a.example\n\n,\n ; \n".replace(" ; \n", "")],
  ])("%s", async (how, file) => {
    expect(await rowsOf(file)).toMatchObject([{ ...ada, line: how.includes("further down") ? 3 : 2 }]);
  });

  test("and a line is counted where it begins, whatever is quoted in the one before", async () => {
    const rows = await rowsOf('name,email\r\n"Ada\r\nStone",ada@a.example\r\n\r\nBob,b@a.example\r\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 5]);
  });
});

test.each<[string, string, object]>([
  ["no name", ",a@a.example", { refusal: "name_missing" }],
  ["a name of 201 characters", `${"a".repeat(201)},a@a.example`, { refusal: "name_too_long" }],
  ["a formula", "=HYPERLINK(0),a@a.example", { refusal: "name_odd", name: "=HYPERLINK(0)" }],
  ["a formula behind a plus", "+1+cmd,a@a.example", { refusal: "name_odd" }],
  ["a formula behind an at", "@SUM(A1),a@a.example", { refusal: "name_odd" }],
  ["an email of emoji without end", `Ada,${"😀".repeat(9_000)}`, { email: `${"😀".repeat(80)}…` }],
  ["markup", "<img src=x onerror=alert(1)>,a@a.example", { refusal: "name_odd" }],
  ["a link", "See https://evil.example now,a@a.example", { refusal: "name_odd" }],
  ["a NUL", "Ada\u0000,a@a.example", { refusal: "name_odd", name: "Ada\ufffd" }],
  ["an escape character", "Ada\u001b[31m,a@a.example", { refusal: "name_odd" }],
  [
    "marks that turn the writing direction",
    "\u202eAda\u202c \u2068Stone\u2069,a@a.example",
    { refusal: null, name: "Ada Stone" },
  ],
  ["digits only", "12345,a@a.example", { refusal: "name_odd" }],
  ["no email", "Ada,", { refusal: "email_missing" }],
  ["a bad email", "Ada,ada at a.example", { refusal: "email_invalid", email: "ada at a.example" }],
  ["a formula for an email", "Ada,=cmd|'/c calc'!A0", { refusal: "email_invalid" }],
  ["a NUL in an email", "Ada,a\u0000@a.example", { refusal: "email_invalid", email: "a\ufffd@a.example" }],
  ["an email of 300 characters", `Ada,${"a".repeat(300)}@a.example`, { refusal: "email_invalid" }],
  ["a phone that is none", "Ada,a@a.example,,call me", { refusal: "phone_invalid", phone: "call me" }],
  ["a phone of another country", "Ada,a@a.example,,+49 151 23456789", { refusal: null, phone: "+4915123456789" }],
  ["a phone of this country", "Ada,a@a.example,,07700 900123", { refusal: null, phone: "+447700900123" }],
  ["a name of other letters", "Zoë Ångström-O’Neil,a@a.example", { refusal: null, name: "Zoë Ångström-O’Neil" }],
  ["a role, which patients have none of", "Ada,a@a.example,emperor", { refusal: null, role: null }],
])("a patient with %s", async (_, line, expected) => {
  expect(await rowsOf(`name,email,role,mobile\n${line}\n`)).toMatchObject([expected]);
});

test.each<[string, object]>([
  ["", { role: "staff", refusal: null }],
  ["Staff", { role: "staff", refusal: null }],
  ["ADMIN ", { role: "admin", refusal: null }],
  ["owner", { role: null, refusal: "role_unknown" }],
])("staff with the role %j", async (role, expected) => {
  expect(await rowsOf(`name,email,role\nAda,a@a.example,${role}\n`, staff)).toMatchObject([expected]);
});

test("of two lines with one email, whatever its case, the first counts", async () => {
  const rows = await rowsOf("name,email\nAda,a@a.example\nBob,A@A.example\nCy,\nDi,a@a.example\n");
  expect(rows.map(({ refusal }) => refusal)).toEqual([null, "email_repeated", "email_missing", "email_repeated"]);
});

test("a cell of 10,000 characters refuses its line and is not kept whole", async () => {
  const [row] = await rowsOf(`name,email\n${"<b>".repeat(3334)},a@a.example\n`);
  expect(row?.refusal).toBe("name_too_long");
  expect(row?.name.length).toBeLessThanOrEqual(81);
});

test.each<[string, string | Uint8Array, object]>([
  ["nothing", "", { why: "empty" }],
  ["a heading alone", "name,email\n", { why: "empty" }],
  ["no email column", "name,mobile\nAda,1\n", { why: "columns_missing", missing: ["email"] }],
  ["neither column", "Ada,ada@a.example\n", { why: "columns_missing", missing: ["name", "email"] }],
  ["a quote that never ends", 'name,email\nAda,a@a.example\n"Bob,b@a.example\n', { why: "malformed", line: 3 }],
  ["a cell without end", `name,email\n"${"a".repeat(150_000)}",b@a.example\n`, { why: "malformed" }],
  ["Windows-1252", Buffer.from("name,email\nZoë,a@a.example\n", "latin1"), { why: "not_unicode" }],
  ["UTF-16 without its mark", Buffer.from("name,email\nAda,a@a.example\n", "utf16le"), { why: "not_unicode" }],
  ["half a UTF-16 character", utf16("name,email\nAda,a@a.example\n", false).subarray(0, -1), { why: "not_unicode" }],
  ["a workbook", Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), { why: "spreadsheet" }],
  ["too many bytes", Buffer.alloc(FILE_BYTES_MOST + 1, "a"), { why: "too_large" }],
  ["too many people", `name,email\n${"A,\n".repeat(50_001)}`, { why: "too_many_rows" }],
])("a file with %s is refused as a whole", async (_, file, refusal) => {
  expect(await read(file)).toMatchObject({ ok: false, refusal });
});

test("fifty thousand people are read", async () => {
  expect(await rowsOf(`name,email\n${"A,\n".repeat(50_000)}`)).toHaveLength(50_000);
});

test("whatever a file holds is answered with lines or a refusal, and what is kept fits the table", async () => {
  const cell = fc.oneof(fc.string({ unit: "binary" }), fc.emailAddress(), fc.constantFrom('"', ",", "\r", "\0", "=1"));
  const text = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 });
  const bytes = fc.oneof(
    text.map((lines) => bytesOf(`name,email,phone\n${lines.map((cells) => cells.join(",")).join("\n")}`)),
    fc.uint8Array({ maxLength: 200 }),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (file) => {
      const result = await read(file);
      if (!result.ok) return;
      expect(new Set(result.rows.map(({ line }) => line)).size).toBe(result.rows.length);
      for (const { name, email, phone } of result.rows) {
        for (const kept of [name, email, phone ?? ""]) expect(kept).toMatch(/^[^\p{Cc}]{0,254}$/u);
      }
    }),
    { numRuns: 300 },
  );
});
