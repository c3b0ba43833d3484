import { accounts, newId } from "@countersign/db";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendEvent } from "../append-event.ts";
import { auditWorld } from "../testing/audit-world.ts";
import { auditEventNames } from "../vocabulary.ts";
import { eventGroups, frequentEvents } from "./event-groups.ts";
import { findAccounts } from "./find-accounts.ts";
import { listEvents } from "./list-events.ts";
import { everyEvent, type TrailFilter, trailSource } from "./trail-source.ts";

const world = await auditWorld();
const { db, owner } = world.database;
afterAll(() => world.close());
const moment = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute));
const [jane, admin] = [newId<string>(moment(0)), newId<string>(moment(0))];
let clinicId = "";
let otherId = "";

beforeAll(async () => {
  [clinicId, otherId] = [await world.clinic(), await world.clinic()];
  const person = (id: string, name: string, email: string, clinic = clinicId) => ({
    ...{ clinicId: clinic, id, kind: "staff" as const, role: "staff" as const, name, email, createdAt: moment(0) },
  });
  await db
    .insert(accounts)
    .values([
      person(jane, "Jane Doe", "jane@example.org"),
      person(admin, "Ann Admin", "ann@example.org"),
      person(newId<string>(moment(0)), "Janet Roe", "janet@example.org"),
      person(newId<string>(moment(0)), "Jane Elsewhere", "jane@example.org", otherId),
    ]);
  const told = { clinicId, outcome: "success" } as const;
  await appendEvent(db, { ...told, event: "session.started", accountId: jane, at: moment(1) });
  await appendEvent(db, { ...told, event: "sign_in.code_wrong", outcome: "failure", accountId: jane, at: moment(2) });
  await appendEvent(db, { ...told, event: "two_factor.reset", accountId: jane, actorId: admin, at: moment(3) });
  await appendEvent(db, { ...told, event: "policy.changed", actorId: admin, at: moment(4) });
  await appendEvent(db, { ...told, event: "session.started", accountId: admin, at: moment(5) });
  await appendEvent(db, { ...told, event: "policy.changed", clinicId: otherId, at: moment(6) });
});

const list = (over: Partial<TrailFilter>, page: { after?: string; before?: string; limit?: number } = {}) =>
  listEvents(db, {
    clinicId,
    filter: { ...everyEvent, ...over },
    after: page.after ?? null,
    before: page.before ?? null,
    limit: page.limit ?? 10,
  });
const names = async (over: Partial<TrailFilter>) => (await list(over)).events.map(({ event }) => event);

it("every kind of event is in exactly one group", () => {
  expect(Object.values(eventGroups).flat().toSorted()).toEqual([...auditEventNames].toSorted());
});

it("the frequent kinds are those that the index of changes leaves out", async () => {
  const [row] = await owner.db.execute<{ def: string }>(
    sql`select pg_get_indexdef('audit_events_changes'::regclass) as def`,
  );
  expect([...(row?.def ?? "").matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, name]) => name)).toEqual([...frequentEvents]);
});

describe("filters", () => {
  it.each<[string, () => Partial<TrailFilter>, string[]]>([
    [
      "none",
      () => ({}),
      ["session.started", "policy.changed", "two_factor.reset", "sign_in.code_wrong", "session.started"],
    ],
    ["person", () => ({ personId: jane }), ["two_factor.reset", "sign_in.code_wrong", "session.started"]],
    ["actor", () => ({ actorId: admin }), ["policy.changed", "two_factor.reset"]],
    ["person and actor", () => ({ personId: jane, actorId: admin }), ["two_factor.reset"]],
    ["a rare kind", () => ({ group: "settings" }), ["policy.changed"]],
    ["a frequent kind", () => ({ group: "sign_ins" }), ["session.started", "sign_in.code_wrong", "session.started"]],
    ["a kind and a person", () => ({ group: "help", personId: jane }), ["two_factor.reset"]],
    ["outcome", () => ({ outcome: "failure" }), ["sign_in.code_wrong"]],
    ["a kind and an outcome", () => ({ group: "settings", outcome: "failure" }), []],
    ["from and to", () => ({ from: moment(2), to: moment(4) }), ["two_factor.reset", "sign_in.code_wrong"]],
  ])("%s", async (_name, filter, expected) => expect(await names(filter())).toEqual(expected));
});

it("pages lead back and forth without a gap", async () => {
  const first = await list({}, { limit: 2 });
  const second = await list({}, { limit: 2, after: first.events.at(-1)?.id ?? "" });
  expect([first.newer, first.older, second.newer, second.older]).toEqual([false, true, true, true]);
  const back = await list({}, { limit: 2, before: second.events[0]?.id ?? "" });
  expect(back.events).toEqual(first.events);
  expect(back).toMatchObject({ newer: false, older: true });
});

it("nothing of another clinic is listed, found by name, or counted", async () => {
  const page = await listEvents(db, { clinicId: otherId, filter: everyEvent, after: null, before: null, limit: 10 });
  expect(page.events.map(({ event }) => event)).toEqual(["policy.changed"]);
  const found = (typed: string) => findAccounts(db, { clinicId, typed, limit: 10 });
  expect((await found("JANE")).map(({ name }) => name)).toEqual(["Jane Doe", "Janet Roe"]);
  expect((await found("jane@example.org")).map(({ id }) => id)).toEqual([jane]);
  expect(await findAccounts(db, { clinicId: otherId, typed: jane, limit: 10 })).toEqual([]);
  expect(await found("nobody")).toEqual([]);
});

it("no filter makes PostgreSQL read a whole month: every one is answered off an index", async () => {
  const busy = await world.clinic();
  await world.happenAtOnce(busy, 20_000, moment(0));
  await owner.db.execute(sql`analyze audit_events`);
  const filters: Partial<TrailFilter>[] = [
    {},
    { personId: jane },
    { actorId: admin },
    { group: "settings" },
    { group: "sign_ins", outcome: "failure" },
    { outcome: "failure", from: moment(0), to: moment(50) },
    { group: "help", outcome: "failure" },
  ];
  for (const over of filters) {
    const stretch = { clinicId: busy, older: null, newer: null };
    const source = trailSource({ ...everyEvent, ...over }, stretch, "newest_first", 51);
    const plan = await db.execute<Record<string, string>>(sql`explain select e.id from ${source} order by e.id desc`);
    const lines = plan.map((row) => Object.values(row)[0] ?? "");
    const [month] = await owner.db.execute<{ part: string }>(
      sql`select tableoid::regclass::text as part from audit_events where clinic_id = ${busy} limit 1`,
    );
    expect(lines.some((text) => text.includes(` on ${month?.part} `))).toBe(true);
    expect(lines.filter((text) => text.includes(`Seq Scan on ${month?.part}`))).toEqual([]);
  }
});
