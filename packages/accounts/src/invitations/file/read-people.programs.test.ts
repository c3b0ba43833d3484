import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readPeople } from "./read-people.ts";

const who = { patient: { kind: "patient", country: "GB" }, staff: { kind: "staff", country: "GB" } } as const;

async function fileOf(text: string, kind: keyof typeof who = "patient") {
  const read = await readPeople(new TextEncoder().encode(text), who[kind]);
  if (!read.ok) throw new Error(read.refusal.why);
  return read;
}

const people = async (text: string, kind: keyof typeof who = "patient") =>
  (await fileOf(text, kind)).rows.map(({ name, email, phone, refusal }) => ({ name, email, phone, refusal }));

const ada = { name: "Ada Stone", email: "ada@a.example", phone: "+447700900123", refusal: null };

describe("the exports of programs that clinics have", () => {
  it.each([
    [
      "Outlook",
      "First Name,Middle Name,Last Name,Title,Company,E-mail Address,E-mail 2 Address,Business Phone,Home Phone,Mobile Phone\nAda,,Stone,Dr,Hill,ada@a.example,a.stone@b.example,020 7946 0001,020 7946 0002,07700 900123\n",
    ],
    [
      "Google Contacts as it was",
      "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value\nAda Stone,Ada,Stone,* myContacts,* Home,ada@a.example,Home,020 7946 0001,Mobile,07700 900123\n",
    ],
    [
      "Google Contacts as it is",
      "First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\nAda,,Stone,* myContacts,* Other,ada@a.example ::: a.stone@b.example,Mobile,07700 900123\n",
    ],
    [
      "practice software",
      "Patient ID,Surname,Forename,DOB,NHS Number,Telephone (home),Telephone (mobile),Email address\n42,Stone,Ada,01/02/1980,,020 7946 0001,07700 900123,ada@a.example\n",
    ],
    ["a name turned round", '"Patient Name",Email,Cell\n"Stone, Ada",ada@a.example,07700 900123\n'],
    ["French headings", "Prénom;Nom;Courriel;Téléphone mobile\nAda;Stone;ada@a.example;07700 900123\n"],
    ["German headings", "Vorname|Nachname|E-Mail|Handy\nAda|Stone|ada@a.example|07700 900123\n"],
    ["several emails, the first of them empty", "name,email,email 2,mobile\nAda Stone,,ada@a.example,07700 900123\n"],
    ["a mobile behind another number", "name,email,phone,mobile\nAda Stone,ada@a.example,020 7946 0001,07700 900123\n"],
    ["a number that the spreadsheet was kept from", 'name,email,mobile\nAda Stone,ada@a.example,="07700900123"\n'],
    ["a number behind an apostrophe", "name,email,mobile\nAda Stone,ada@a.example,'07700 900123\n"],
    ["an empty first line", "\nname;email;mobile\nAda Stone;ada@a.example;07700 900123\n"],
    [
      "a title above the headings, with commas in it",
      "Patients, exported 1 December 2026, all sites\n;;\nname;email;mobile\nAda Stone;ada@a.example;07700 900123\n",
    ],
    ["the separator told, in quotes", '"sep=;"\nname;email;mobile\nAda Stone;ada@a.example;07700 900123\n'],
    [
      "a kind of number in brackets",
      "First Name,Last Name,Preferred First Name,Email,Phone (Home),Phone (Mobile)\nAda,Stone,,ada@a.example,020 7946 0001,07700 900123\n",
    ],
    [
      "headings in one word",
      "LName,FName,Preferred,Email,HmPhone,WirelessPhone,WkPhone\nStone,Ada,,ada@a.example,020 7946 0001,07700 900123,\n",
    ],
    [
      "whose it is, in front",
      "Patient Surname,Patient First Name,Patient Email Address,Patient Mobile Tel.\nStone,Ada,ada@a.example,07700 900123\n",
    ],
    ["signs behind headings", "Client Name:,Client Email *,Mobile No.\nAda Stone,ada@a.example,07700 900123\n"],
    [
      "Apple contacts",
      "First name,Last name,Mobile,Home Phone,E-mail (home),E-mail (work)\nAda,Stone,07700 900123,,,ada@a.example\n",
    ],
    ["a German family name called Name", "Name;Vorname;E-Mail;Handy\nStone;Ada;ada@a.example;07700 900123\n"],
    [
      "a preferred name before the first one",
      "Preferred name,Given names,Surname,Email,Mobile\nAddie,Ada,Stone,ada@a.example,07700 900123\n",
    ],
    [
      "a column for the kind of number, and a kind marked as the main one",
      "Name,Email,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\nAda Stone,ada@a.example,Work,020 7946 0001,* Other,07700 900123\n",
    ],
    ["the separator told and saved once more", '"sep=;";;\nname;email;mobile\nAda Stone;ada@a.example;07700 900123\n'],
    ["the separator told below an empty line", "\nsep=;\nname;email;mobile\nAda Stone;ada@a.example;07700 900123\n"],
  ])("%s", async (_program, text) => {
    expect(await people(text)).toEqual([ada]);
  });

  test.each(["N/A", "n/a", "nan", "NULL", "-", "–", "none", "#N/A"])("%j is no number and no role", async (nothing) => {
    expect(await people(`name,email,mobile\nAda Stone,ada@a.example,${nothing}\n`)).toEqual([{ ...ada, phone: null }]);
    const staff = await fileOf(`name,email,role\nAda Stone,ada@a.example,${nothing}\n`, "staff");
    expect(staff.rows).toMatchObject([{ role: "staff", refusal: null }]);
  });

  test.each([
    ["Minh,Na", "Minh Na"],
    ["Jo,Null", "Jo Null"],
    ["Nil,Rao", "Nil Rao"],
    ["Ada,N/A", "Ada"],
    ["nan,nan", ""],
  ])("the parts %s are the name %j", async (parts, name) => {
    expect(await people(`First name,Last name,email\n${parts},a@a.example\n`)).toMatchObject([{ name }]);
  });

  test.each([
    ["Rahman, Md", "Md Rahman"],
    ["Ada Stone, MD", "Ada Stone, MD"],
    ["Ada Stone, Jr.", "Ada Stone, Jr."],
    ["de Souza, Ada", "Ada de Souza"],
  ])("the name %j is %j", async (written, name) => {
    expect(await people(`name,email\n"${written}",a@a.example\n`)).toMatchObject([{ name }]);
  });

  it.each(["Home Phone", "Work phone", "Phone (Home)", "Business Phone", "Mobile fax", "Fax", "Next of kin mobile"])(
    "never uses a number called %s",
    async (heading) => {
      const file = await fileOf(`name,email,${heading}\nAda Stone,ada@a.example,07700 900123\n`);
      expect(file.rows).toMatchObject([{ phone: null, refusal: null }]);
      expect(file.columns.at(-1)).toMatchObject({ heading, use: null });
    },
  );

  it("does not use a number whose kind is told as home beside it", async () => {
    const text = "name,email,Phone,Phone Type\nAda Stone,ada@a.example,020 7946 0001,Home\n";
    expect(await people(text)).toEqual([{ ...ada, phone: null }]);
  });

  it.each(['"sep=;";;', "\nsep=;", "SEP = ;"])("counts %j as no title", async (told) => {
    const file = await fileOf(`${told}\nname;email\nAda Stone;ada@a.example\n`);
    expect(file).toMatchObject({ skipped: [], rows: [{ line: told.split("\n").length + 2 }] });
  });

  it("keeps a column that is called like one of ours", async () => {
    const file = await fileOf("name,email,Reason\nAda Stone,ada@a.example,Back pain\n");
    expect(file.rows).toMatchObject([{ cells: ["Ada Stone", "ada@a.example", "Back pain"] }]);
  });

  it("leaves a position alone, which is no role", async () => {
    const staff = await fileOf("name,email,Position\nAda Stone,ada@a.example,Physiotherapist\n", "staff");
    expect(staff.rows).toMatchObject([{ role: "staff", refusal: null }]);
    expect(staff.columns.at(-1)).toEqual({ heading: "Position", use: null, example: "Physiotherapist" });
  });
});

test("what was understood is told: columns, what stood above them, and the separator", async () => {
  const file = await fileOf("Patients of Hill\nForename;Surname;E-Mail;Ward\nAda;Stone;ada@a.example;3\n");
  expect(file).toMatchObject({
    separator: ";",
    skipped: ["Patients of Hill"],
    columns: [
      { heading: "Forename", use: "first_name", example: "Ada" },
      { heading: "Surname", use: "last_name", example: "Stone" },
      { heading: "E-Mail", use: "email", example: "ada@a.example" },
      { heading: "Ward", use: null, example: "3" },
    ],
    rows: [{ line: 3, cells: ["Ada", "Stone", "ada@a.example", "3"] }],
  });
});

test("a line keeps its cells whole, and without the two columns that we added", async () => {
  const long = "y".repeat(10_000);
  const [row] = (await fileOf(`line,reason,name,email,Ward\n2,No,${long},a@a.example,"3\n4"\n`)).rows;
  expect(row).toMatchObject({ refusal: "name_too_long", cells: [long, "a@a.example", "3\n4"] });
});

test("the same people are read whatever separates their cells", async () => {
  const cell = fc.stringMatching(/^[A-Za-z][A-Za-z ,;|\t]{0,12}[A-Za-z]$/);
  await fc.assert(
    fc.asyncProperty(
      fc.array(cell, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(",", ";", "\t", "|"),
      async (wards, by) => {
        const lines = wards.map((ward, at) => ["Ada Stone", `ada${at}@a.example`, `"${ward}"`].join(by));
        const file = await fileOf(`${["name", "email", "ward"].join(by)}\n${lines.join("\n")}\n`);
        expect(file.separator).toBe(by);
        expect(file.rows.map(({ cells }) => cells[2])).toEqual(wards);
      },
    ),
  );
});
