import { accounts, auditEvents, clinics, newId, readKeyring, type SessionId } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../people/actor.ts";
import { createAccount } from "../people/create-account.ts";
import type { Role } from "../people/role.ts";
import { createClinic } from "./create-clinic.ts";
import { type GeneralSettings, generalSettings } from "./general-settings.ts";
import { readGeneralSettings, saveGeneralSettings } from "./save-general-settings.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const context = {
  db: database.db,
  now: () => new Date("2026-11-23T09:00:00Z"),
  keys: readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`),
};
const visitor = { address: "192.0.2.7", browser: "Firefox on Linux" };

let number = 0;
let admin: Actor;
let before: GeneralSettings;

beforeEach(async () => {
  number += 1;
  const clinic = await createClinic(context, { slug: `hill${number}`, name: "Hill", helpPhone: "020 7946 0999" });
  if (!clinic.ok) throw new Error("The clinic exists already.");
  admin = await person(clinic.clinicId, "admin");
  before = await readGeneralSettings(context, clinic.clinicId);
});

async function person(clinicId: Actor["clinicId"], role: Role): Promise<Actor> {
  const account = await createAccount(context, clinicId, {
    kind: "staff",
    role,
    name: role,
    email: `${role}-${newId(context.now())}@hill.example`,
    passwordHash: null,
  });
  if (!account.ok) throw new Error("The address is taken.");
  return { clinicId, accountId: account.accountId, sessionId: newId<SessionId>(context.now()) };
}

const save = (over: Partial<GeneralSettings>, { actor = admin, expected = before } = {}) =>
  saveGeneralSettings(context, { actor, expected, settings: { ...before, ...over }, visitor });
const now = () => readGeneralSettings(context, admin.clinicId);
const events = () =>
  database.db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.clinicId, admin.clinicId))
    .then((rows) => rows.filter(({ event }) => event === "clinic.settings_changed"));

it("saves what changed and tells the trail who, from where, what it was and what it is", async () => {
  const changed = await save({ name: "Hill & Dale", replyTo: "desk@hill.example", helpPhone: null });
  expect(changed).toEqual({ ok: true, changed: ["name", "helpPhone", "replyTo"] });
  expect(await now()).toEqual({ ...before, name: "Hill & Dale", replyTo: "desk@hill.example", helpPhone: null });
  expect(await events()).toMatchObject([
    {
      actorId: admin.accountId,
      accountId: null,
      address: visitor.address,
      details: {
        changed: ["helpPhone", "name", "replyTo"],
        from: { name: "Hill", replyTo: null, helpPhone: "020 7946 0999" },
        to: { name: "Hill & Dale", replyTo: "desk@hill.example", helpPhone: null },
      },
    },
  ]);
});

it("of two admins who began from the same settings the second is told, and overwrites nothing", async () => {
  const second = await person(admin.clinicId, "admin");
  expect(await save({ helpHours: "Weekdays" })).toMatchObject({ ok: true });
  expect(await save({ name: "Mine" }, { actor: second })).toEqual({ ok: false, why: "changed_meanwhile" });
  expect(await now()).toEqual({ ...before, helpHours: "Weekdays" });
});

it("of ten who save at the same time one wins", async () => {
  const saved = await Promise.all(Array.from({ length: 10 }, (_, at) => save({ name: `Hill ${at}` })));
  expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
  expect(saved.filter((one) => !one.ok && one.why === "changed_meanwhile")).toHaveLength(9);
  expect(await events()).toHaveLength(1);
});

it("says so when nothing is different, and writes nothing", async () => {
  expect(await save({})).toEqual({ ok: false, why: "nothing_changed" });
  expect(await events()).toEqual([]);
});

describe("nobody else changes anything:", () => {
  it.each(["staff", "helpdesk"] as const)("%s", async (role) => {
    const actor = await person(admin.clinicId, role);
    expect(await save({ name: "Mine" }, { actor })).toEqual({ ok: false, why: "not_allowed" });
  });

  it("a deactivated admin", async () => {
    await database.db.update(accounts).set({ deactivatedAt: context.now() }).where(eq(accounts.id, admin.accountId));
    expect(await save({ name: "Mine" })).toEqual({ ok: false, why: "not_allowed" });
  });

  it("an admin of another clinic, whoever's settings they say they saw", async () => {
    const other = await createClinic(context, { slug: `dale${number}`, name: "Dale" });
    if (!other.ok) throw new Error("The clinic exists already.");
    const stranger = { ...(await person(other.clinicId, "admin")), clinicId: admin.clinicId };
    expect(await save({ name: "Mine" }, { actor: stranger })).toEqual({ ok: false, why: "not_allowed" });
    expect(await now()).toEqual(before);
  });
});

describe("what is typed", () => {
  const typed = {
    name: "Hill",
    helpPhone: "",
    helpEmail: "help@hill.example",
    helpHours: "",
    mailFromName: "",
    replyTo: "",
    accent: "",
    country: "GB",
    timeZone: "Europe/London",
  };
  const objections = (over: Partial<typeof typed>) => {
    const parsed = generalSettings.safeParse({ ...typed, ...over });
    return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path[0]);
  };

  it("is trimmed, and nothing is null", () => {
    expect(generalSettings.parse({ ...typed, name: "  Hill \t Clinic ", accent: "0B6170", helpHours: "  " })).toEqual({
      ...typed,
      name: "Hill Clinic",
      helpPhone: null,
      helpHours: null,
      mailFromName: null,
      replyTo: null,
      accent: "#0b6170",
    });
  });

  it.each([
    ["markup is text", { name: "<b>Hill</b> & “Dale”", helpHours: "<script>alert(1)</script>" }],
    ["emoji", { name: "Hill 🏥 Clinic" }],
    ["a name from right to left", { name: "مركز التل" }],
    ["a number from abroad", { helpPhone: "+44 (0)20 7946-0999" }],
  ])("%s: taken", (_what, over) => {
    expect(objections(over)).toEqual([]);
  });

  it.each([
    ["no name", "name", ""],
    ["a name of signs", "name", "–––"],
    ["300 characters", "name", "x".repeat(300)],
    ["a name of two lines", "name", "Hill\r\nBcc: a@b.example"],
    ["half a character", "name", "Hill \ud83c"],
    ["a null character", "helpHours", "Monday\0"],
    ["a header in the sender's name", "mailFromName", 'Hill" <thief@evil.example>'],
    ["a header in the reply address", "replyTo", "a@hill.example\r\nBcc: thief@evil.example"],
    ["two reply addresses", "replyTo", "a@hill.example, b@evil.example"],
    ["a mail link with more in it", "helpEmail", "a@hill.example?bcc=b@evil.example"],
    ["a script for an address", "helpEmail", "javascript:alert(1)"],
    ["a script for a number", "helpPhone", "javascript:alert(1)"],
    ["a number with an option", "helpPhone", "020 7946 0999, option 2"],
    ["an address of 300 characters", "replyTo", `${"a".repeat(300)}@hill.example`],
    ["a colour by name", "accent", "red"],
    ["a colour that ends its rule", "accent", "#0b6170}*{display:none"],
    ["a country there is none of", "country", "ZZ"],
    ["a time zone there is none of", "timeZone", "Mars/Olympus"],
  ] as const)("%s: refused beside its field", (_what, field, value) => {
    expect(objections({ [field]: value })).toEqual([field]);
  });
});

it("the database holds a clinic to a colour, whoever writes it", async () => {
  const write = database.db.update(clinics).set({ accent: "red" }).where(eq(clinics.id, admin.clinicId));
  await expect(write).rejects.toThrow();
});
