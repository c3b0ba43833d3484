import { authenticators } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { namedPhones } from "../../testing/named-phones.ts";
import { clinicWorld } from "../../testing.ts";
import { issuerOf, readEntryFacts } from "./entry-facts.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const phones = namedPhones(world);
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
