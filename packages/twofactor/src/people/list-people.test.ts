import { accounts, budgets } from "@countersign/db";
import { createTestDatabase, type TestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { type ClinicWorld, clinicWorld, type TestPerson } from "../testing.ts";
import type { PeopleQuery } from "./list/people-query.ts";
import { listPeople } from "./list-people.ts";
import { readPerson } from "./read-person.ts";

const database: TestDatabase = await createTestDatabase();
afterAll(() => database.close());

let world: ClinicWorld;
let clinics = 0;

beforeEach(async () => {
  clinics += 1;
  world = await clinicWorld(database.db, `clinic${clinics}`);
});

const list = (over: Partial<PeopleQuery> = {}) =>
  listPeople(world.context, {
    clinicId: world.clinicId,
    kind: "staff",
    search: "",
    status: null,
    role: null,
    trait: null,
    order: "name",
    descending: false,
    after: null,
    before: null,
    limit: 50,
    ...over,
  });

const named = async (name: string, portal: "staff" | "patient" = "staff"): Promise<TestPerson> => {
  const person = await world.person({ portal });
  await database.db.update(accounts).set({ name }).where(eq(accounts.id, person.accountId));
  return person;
};

const names = async (over: Partial<PeopleQuery> = {}) => (await list(over)).people.map((person) => person.name);

it("lists people of one kind and clinic by name, whatever the case", async () => {
  await named("bea");
  await named("Ann");
  await named("Pat", "patient");
  await (await clinicWorld(database.db, `elsewhere${clinics}`)).person();
  expect(await names()).toEqual(["Ann", "bea"]);
  expect(await names({ kind: "patient" })).toEqual(["Pat"]);
});

it("finds part of a name or an email, and takes wildcards for letters", async () => {
  await named("Maria Ortiz");
  await named("100% Cotton");
  expect(await names({ search: " oRT " })).toEqual(["Maria Ortiz"]);
  expect(await names({ search: "person2@" })).toEqual(["100% Cotton"]);
  expect(await names({ search: "%" })).toEqual(["100% Cotton"]);
  expect(await names({ search: "_" })).toEqual([]);
});

it("filters by what a person's next login would be", async () => {
  await named("none");
  await world.authenticator(await named("enrolled"));
  const locked = await named("locked");
  await world.authenticator(locked);
  await database.db.insert(budgets).values({
    clinicId: world.clinicId,
    kind: "codes",
    subject: locked.accountId,
    spent: 50,
    chargedAt: world.clock.now(),
    suspendedAt: world.clock.now(),
  });
  expect(await names({ status: "enrolled" })).toEqual(["enrolled"]);
  expect(await names({ status: "locked" })).toEqual(["locked"]);
  expect(await names({ status: "not_enrolled" })).toEqual(["none"]);
  await world.policy("staff", "required_every_login");
  expect(await names({ status: "in_grace" })).toEqual(["none"]);
});

it("pages forwards and back over equal names without losing anyone", async () => {
  for (let at = 0; at < 7; at += 1) await named(at < 5 ? "Same" : "Tess");
  const first = await list({ limit: 3 });
  expect(first).toMatchObject({ before: false, after: true });
  const second = await list({ limit: 3, after: first.last });
  const third = await list({ limit: 3, after: second.last });
  expect(third).toMatchObject({ before: true, after: false });
  const ids = [...first.people, ...second.people, ...third.people].map((person) => person.accountId);
  expect(new Set(ids).size).toBe(7);
  const back = await list({ limit: 3, before: third.first });
  expect(back).toEqual({ ...second, before: true, after: true });
});

it("tells everything about one person, and nothing to another clinic or under the other kind", async () => {
  const person = await named("Maria");
  await world.authenticator(person);
  await world.recoveryCodes(person);
  expect(await readPerson(world.context, { ...person, kind: "staff" })).toMatchObject({
    name: "Maria",
    status: "enrolled",
    authenticators: [
      { name: expect.stringMatching(/^Test phone /), addedAt: world.clock.now(), lastUsedAt: null, clockOff: null },
    ],
    recoveryCodesLeft: 10,
    sessions: 0,
    hasPassword: true,
  });
  expect(await readPerson(world.context, { ...person, kind: "patient" })).toBeNull();
  const { clinicId } = await clinicWorld(database.db, `elsewhere${clinics}`);
  expect(await readPerson(world.context, { ...person, clinicId, kind: "staff" })).toBeNull();
});
