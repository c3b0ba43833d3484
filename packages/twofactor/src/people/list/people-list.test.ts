import { accounts, auditEvents, budgets, newId, type SessionId } from "@countersign/db";
import { createTestDatabase, type TestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { type ClinicWorld, clinicWorld, TEST_VISITOR, type TestPerson } from "../../testing.ts";
import { listPeople, type PeoplePage } from "../list-people.ts";
import { personStatuses } from "../person-status.ts";
import { countPeople } from "./count-people.ts";
import { exportPeople } from "./export-people.ts";
import { peopleCsvLine } from "./people-csv.ts";
import { type PeopleQuery, peopleOrders } from "./people-query.ts";

const database: TestDatabase = await createTestDatabase();
afterAll(() => database.close());

let world: ClinicWorld;
let clinics = 0;

beforeEach(async () => {
  clinics += 1;
  world = await clinicWorld(database.db, `clinic${clinics}`);
});

const wanted = (over: Partial<PeopleQuery> = {}): PeopleQuery => ({
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

const list = (over: Partial<PeopleQuery> = {}) => listPeople(world.context, wanted(over));
const namesOf = (page: PeoplePage) => page.people.map(({ name }) => name);
const names = async (over: Partial<PeopleQuery> = {}) => namesOf(await list(over));

const change = (person: TestPerson, row: Partial<typeof accounts.$inferInsert>) =>
  database.db.update(accounts).set(row).where(eq(accounts.id, person.accountId));

const named = async (name: string, row: Partial<typeof accounts.$inferInsert> = {}): Promise<TestPerson> => {
  const person = await world.person();
  await change(person, { name, ...row });
  return person;
};

/** More people than are read in order, all called alike. */
const addCrowd = () =>
  database.db.execute(sql`
    insert into accounts (clinic_id, id, kind, role, name, email, password_hash, last_login_at, created_at)
    select ${world.clinicId}::uuid, gen_random_uuid(), 'staff', 'staff', 'Crowd ' || lpad(n::text, 5, '0'),
      'c' || n || '@crowd.example', 'x', ${world.clock.now()}::timestamptz, ${world.clock.now()}::timestamptz from generate_series(1, 5000) n`);

it.each(peopleOrders.flatMap((order) => [false, true].map((descending) => [order, descending] as const)))(
  "pages by %s (descending %s) through everyone once, and back the same way",
  async (order, descending) => {
    const at = (microseconds: number) =>
      sql`'2026-01-02 03:04:05'::timestamptz + ${microseconds} * interval '1 microsecond'`;
    for (let n = 0; n < 8; n += 1) {
      const { accountId } = await named(n < 4 ? "Same" : `Other ${n}`);
      // Moments that JavaScript's dates cannot tell apart, and people who never signed in.
      await database.db.execute(sql`update accounts set created_at = ${at(n)},
      last_login_at = ${n < 3 ? sql`null` : at(n)} where id = ${accountId}`);
    }
    const forwards: PeoplePage[] = [await list({ order, descending, limit: 3 })];
    for (let page = forwards[0]; page?.after; page = forwards.at(-1)) {
      forwards.push(await list({ order, descending, limit: 3, after: page.last }));
    }
    expect(forwards.map(({ people }) => people.length)).toEqual([3, 3, 2]);
    const ids = forwards.flatMap(({ people }) => people.map(({ accountId }) => accountId));
    expect(new Set(ids).size).toBe(8);
    const second = await list({ order, descending, limit: 3, before: forwards[2]?.first ?? null });
    expect(second).toEqual(forwards[1]);
    const first = await list({ order, descending, limit: 3, before: second.first });
    expect(first).toMatchObject({ people: forwards[0]?.people, before: false });
    const reversed = await list({ order, descending: !descending, limit: 50 });
    expect(reversed.people.map(({ accountId }) => accountId).reverse()).toEqual(ids);
  },
);

it("goes on where it was when the person a page ended with is renamed, signs in or is deactivated", async () => {
  for (const name of ["Ann", "Bea", "Cleo", "Dora"]) await named(name);
  const first = await list({ limit: 2 });
  const bea = first.people[1]?.accountId;
  await database.db.update(accounts).set({ name: "Zoe", deactivatedAt: world.clock.now() }).where(sql`id = ${bea}`);
  expect(await names({ limit: 2, after: first.last })).toEqual(["Cleo", "Dora"]);
});

it.each(["", "x", "e30", Buffer.from('["name",1,"x"]').toString("base64url"), "a".repeat(3000)])(
  "takes %j for no place, and a place of another order too",
  async (place) => {
    await named("Ann");
    expect(await list({ after: place })).toMatchObject({ before: false, people: [{ name: "Ann" }] });
    const { last } = await list();
    expect(await list({ order: "joined", after: last })).toMatchObject({ before: false, people: [{ name: "Ann" }] });
    const nul = Buffer.from(JSON.stringify(["name", "a\0", crypto.randomUUID()])).toString("base64url");
    expect(await names({ before: nul })).toEqual(["Ann"]);
  },
);

it("shows a place of another clinic nobody but one's own people", async () => {
  await named("Ann");
  await named("Zoe");
  const mine = await list();
  world = await clinicWorld(database.db, `elsewhere${clinics}`);
  await named("Max");
  expect(await names({ after: mine.first })).toEqual(["Max"]);
});

const searches: readonly (readonly [string, string | null])[] = [
  ["zoe", "Zoë Åström"],
  ["ZOË", "Zoë Åström"],
  ["strom", "Zoë Åström"],
  ["as", "Zoë Åström"],
  ["weiss", "Jörg Weiß"],
  ["WEIß", "Jörg Weiß"],
  ["o'b", "Bo O'Brien"],
  ["O'BRIEN", "Bo O'Brien"],
  ["o b", null],
  ["o o'", "Bo O'Brien"],
  ["100%", "100% Cotton"],
  ["%", "100% Cotton"],
  ["a_b", "a_b"],
  ["_", "a_b"],
  ["\\", "back\\slash"],
  ["％", "100% Cotton"],
  ["i", null],
  ["ri", null],
  ["rie", "Bo O'Brien"],
  ["p49x@", "100% Cotton"],
  ["P49X@Mail.Test", "100% Cotton"],
  ["<p49x@mail.test>,", "100% Cotton"],
  ["mailto:p49x@mail.test", "100% Cotton"],
  ["z".repeat(300), null],
  ["nobody\0at\u0001all", null],
  ["\uD800", null],
];

const addHardNames = async () => {
  for (const name of ["Zoë Åström", "Jörg Weiß", "Bo O'Brien", "100% Cotton", "a_b", "back\\slash"]) {
    await named(name, { email: `p${name.charCodeAt(0)}x@mail.test` });
  }
};

it.each(searches)("finds by %j: %j", async (search, found) => {
  await addHardNames();
  expect(await names({ search })).toEqual(found === null ? [] : [found]);
});

it("finds the same among thousands, where an index answers", async () => {
  await addCrowd();
  await addHardNames();
  for (const [search, found] of searches) {
    expect(await names({ search, order: "joined", descending: true }), search).toEqual(found === null ? [] : [found]);
  }
});

it("finds whoever is rare among thousands, under every order and beside every filter", async () => {
  await addCrowd();
  const rare = await named("Zuzana Rare", {
    passwordHash: null,
    emailFailingAt: world.clock.now(),
    emailFailingWhy: "bounced",
  });
  await change(rare, { role: "helpdesk" });
  const filters: Partial<PeopleQuery>[] = [
    { search: "zuzana" },
    { trait: "address_failing" },
    { trait: "never_signed_in" },
    { trait: "no_password" },
    { role: "helpdesk" },
    { role: "helpdesk", search: "rar", trait: "no_password", status: "not_enrolled" },
  ];
  for (const filter of filters) {
    for (const order of peopleOrders) {
      expect(await names({ ...filter, order }), `${JSON.stringify(filter)} by ${order}`).toEqual(["Zuzana Rare"]);
      expect(await names({ ...filter, order, descending: true })).toEqual(["Zuzana Rare"]);
    }
  }
  expect(await names({ role: "admin" })).toEqual([]);
});

it.each(["staff", "patient"] as const)(
  "every one of the %s is found under their own status and no other",
  async (kind) => {
    const lock = (person: TestPerson) =>
      database.db.insert(budgets).values({
        clinicId: world.clinicId,
        kind: "codes",
        subject: person.accountId,
        spent: 50,
        chargedAt: world.clock.now(),
        suspendedAt: world.clock.now(),
      });
    for (let n = 0; n < 10; n += 1) {
      const person = await world.person({ portal: kind });
      if (kind === "staff" && n < 5) await change(person, { skipsSpent: n });
      if (kind === "staff" && n > 6) await world.authenticator(person);
      if (kind === "patient" && n > 5) await change(person, { signInCodesOnAt: world.clock.now() });
      if (n === 9) await lock(person);
      if (n === 0) await change(person, { deactivatedAt: world.clock.now() });
    }
    for (const mode of ["optional", "required_every_login", "off"] as const) {
      if (mode === "off" && kind === "staff") continue;
      await world.policy(kind, mode);
      const everyone = (await list({ kind })).people;
      expect(everyone).toHaveLength(10);
      for (const status of personStatuses[kind]) {
        const found = (await list({ kind, status })).people;
        expect(found, `${mode}: ${status}`).toEqual(everyone.filter((person) => person.status === status));
      }
    }
  },
);

it("counts a list without reading a million, and says nothing where it would have to", async () => {
  await named("Ann");
  await named("Bea");
  expect(await countPeople(world.context, wanted())).toEqual({ people: 2, more: false });
  expect(await countPeople(world.context, wanted({ status: "deactivated" }))).toEqual({ people: 0, more: false });
  expect(await countPeople(world.context, wanted({ search: "ann" }))).toBeNull();
});

it("a file holds the whole list and is recorded with what was filtered; helpdesk gets none, and it is not recorded", async () => {
  await addCrowd();
  const taker = await named("Ada", { role: "helpdesk" });
  const actor = {
    clinicId: world.clinicId,
    accountId: taker.accountId,
    sessionId: newId<SessionId>(world.clock.now()),
  };
  const { clinicId: _, after: __, before: ___, limit: ____, ...whole } = wanted({ search: "crowd", order: "joined" });
  const events = () =>
    database.db.select().from(auditEvents).where(sql`clinic_id = ${world.clinicId} and event = 'people.exported'`);
  const input = { actor, visitor: TEST_VISITOR, wanted: whole };
  expect(await exportPeople(world.context, input)).toEqual({ ok: false, why: "not_allowed" });
  expect(await events()).toEqual([]);

  await change(taker, { role: "admin" });
  const file = await exportPeople(world.context, input);
  const ids = new Set<string>();
  if (file.ok) for await (const page of file.pages) for (const { accountId } of page) ids.add(accountId);
  expect(ids.size).toBe(5000);
  expect(await events()).toMatchObject([
    { actorId: taker.accountId, accountId: null, details: { kind: "staff", search: "crowd", order: "joined" } },
  ]);
});

it("a file is recorded whatever was searched for", async () => {
  const actor = { ...(await named("Ada", { role: "admin" })), sessionId: newId<SessionId>(world.clock.now()) };
  const { clinicId: _, after: __, before: ___, limit: ____, ...whole } = wanted({ search: "a\0b \ud83d" });
  expect(await exportPeople(world.context, { actor, visitor: TEST_VISITOR, wanted: whole })).toMatchObject({
    ok: true,
  });
});

it("a name cannot run as a formula in the file", async () => {
  await named("=HYPERLINK(1)");
  const [person] = (await list()).people;
  expect(person && peopleCsvLine(person)).toMatch(
    /^'=HYPERLINK\(1\),person\d+@\S+,staff,not_enrolled,,0,0,no,,[-\d:.TZ]+\r\n$/,
  );
});
