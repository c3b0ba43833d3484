import { authenticators } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { namedPhones } from "../../testing/named-phones.ts";
import { clinicWorld } from "../../testing.ts";
import { appEntry } from "../otpauth-uri.ts";
import { issuerOf, readEntryFacts } from "./entry-facts.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const phones = namedPhones(world);
let seenClinics = 1;
beforeAll(() => world.policy("staff", "optional"));

describe("two accounts never share an entry:", () => {
  const issuer = async (at: typeof world, person: Parameters<typeof readEntryFacts>[1], name: string) => {
    const facts = await readEntryFacts(at.context.db, person, null);
    return facts && issuerOf(name, facts);
  };

  it("one person with one email as staff, admin and patient", async () => {
    const email = "omar@example.org";
    const staff = await world.person({ portal: "staff", email });
    const admin = await world.person({ portal: "admin" });
    const patient = await world.person({ portal: "patient", email });
    expect(await issuer(world, staff, "Lakeside")).toBe("Lakeside");
    expect(await issuer(world, admin, "Lakeside")).toBe("Lakeside");
    expect(await issuer(world, patient, "Lakeside")).toBe("Lakeside (patients)");
  });

  it("two clinics of one name in a deployment", async () => {
    const here = await clinicWorld(database.db, "north");
    const there = await clinicWorld(database.db, "south");
    const name = (slug: string) =>
      database.owner.db.execute(`update clinics set name = 'Bugs Physio' where slug = '${slug}'`);
    await name("north");
    const [one, other] = [await here.person(), await there.person({ portal: "patient" })];
    expect(await issuer(here, one, "Bugs Physio")).toBe("Bugs Physio");
    await name("south");
    expect(await issuer(here, one, "Bugs Physio")).toBe("Bugs Physio (north)");
    expect(await issuer(there, other, "Bugs Physio")).toBe("Bugs Physio (patients, south)");
  });
});

describe.each([
  ["a colon", "Elm: Physio", "Elm Physio"],
  ["spaces and case", "Oak  physio", "OAK Physio"],
  ["a colon without a space", "Ash:Physio", "Ash Physio"],
  ["what we add for patients", "Fir Physio (patients)", "Fir Physio"],
  ["what we add for patients of one of several", "Yew (patients, two-4)", "Yew"],
  ["a slug", "Box (one-5)", "Box"],
])("two clinics whose names differ by %s alone", (_, first, second) => {
  it("have entries that differ for staff and patients", async () => {
    const at = seenClinics++;
    const [one, two] = [await clinicWorld(database.db, `one-${at}`), await clinicWorld(database.db, `two-${at}`)];
    await database.owner.db.execute(sql`update clinics set name = ${first} where slug = ${`one-${at}`}`);
    await database.owner.db.execute(sql`update clinics set name = ${second} where slug = ${`two-${at}`}`);
    const issuers: string[] = [];
    for (const [clinic, name] of [
      [one, first],
      [two, second],
    ] as const) {
      for (const portal of ["staff", "patient"] as const) {
        const facts = await readEntryFacts(database.db, await clinic.person({ portal }), null);
        if (facts) issuers.push(appEntry({ issuer: issuerOf(name, facts), account: "omar@example.org" }).issuer);
      }
    }
    expect(new Set(issuers.map((issuer) => issuer.toLowerCase())).size, issuers.join(" | ")).toBe(4);
  });
});

it("the first entry is the email alone; every later one of the account has a name that none had before", async () => {
  const person = await world.person();
  const seen = new Set<string>();
  const isNew = (window: { uri: string; setupKey: string }) => {
    const label = window.uri.replace(window.setupKey, "");
    expect(seen.has(label), label).toBe(false);
    seen.add(label);
  };
  const { person: owner, session, phones: had } = await phones.owner(["Authenticator app"]);
  const first = await readEntryFacts(database.db, person, null);
  expect(first).toMatchObject({ taken: [], setUp: 0 });

  const added = await phones.window(owner, session, "add");
  expect(added).toMatchObject({ suggestedName: "Authenticator app 1", isAgain: false });
  expect(added.entry.account).toBe("A (Authenticator app 1)");
  isNew(added);

  let replaces = had[0]?.id ?? "";
  for (let number = 2; number < 5; number += 1) {
    const moving = await phones.window(owner, session, "move", replaces);
    expect(moving.entry.account).toMatch(/^A \(Authenticator app, \d\)$/);
    expect(moving.isAgain).toBe(true);
    isNew(moving);
    await database.owner.db.execute(
      `update authenticator_enrolments set confirmed_at = created_at where id = '${moving.enrolmentId}'`,
    );
    const [row] = await database.db
      .select()
      .from(authenticators)
      .where(eq(authenticators.accountId, session.accountId));
    replaces = row?.id ?? "";
  }
});
