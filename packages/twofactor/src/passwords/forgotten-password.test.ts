import { askPasswordReset, withKnownBrowser } from "@countersign/accounts";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { askForLink, newestLink } from "../testing/reset-link.ts";
import { clinicWorld, TEST_VISITOR, type TestPerson } from "../testing.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const harbour = await clinicWorld(database.db, "harbour");
const place = { portal: "staff", clinicSlug: "lakeside" } as const;

const ask = (email: string, over: { address?: string; knownBrowser?: string; place?: TestPerson["place"] } = {}) =>
  askPasswordReset(world.context, {
    place: over.place ?? place,
    email,
    visitor: { ...TEST_VISITOR, address: over.address ?? TEST_VISITOR.address },
    knownBrowser: over.knownBrowser ?? null,
  });
const count = async (query: ReturnType<typeof sql>) => {
  const [row] = await database.owner.db.execute<{ count: number }>(query);
  return row?.count ?? -1;
};
const mails = (person: Pick<TestPerson, "email">) =>
  count(sql`select count(*)::int as count from pgboss.job_common where data->>'to' = ${person.email}`);
const works = () =>
  count(sql`select count(*)::int as count from pgboss.job_common where data->>'kind' = 'password_reset_asked'`);
const change = (person: TestPerson, to: ReturnType<typeof sql>) =>
  database.owner.db.execute(sql`update accounts set ${to} where id = ${person.accountId}`);

describe("whoever asks gets one answer, for the same statements, whoever the email belongs to", () => {
  const emails: [string, () => Promise<string>][] = [
    ["nobody of that email", async () => "nobody@lakeside.example"],
    [
      "a person who never set a password",
      async () => {
        const person = await world.person();
        await change(person, sql`password_hash = null`);
        return person.email;
      },
    ],
    [
      "a deactivated person",
      async () => {
        const person = await world.person();
        await change(person, sql`deactivated_at = ${world.clock.now()}::timestamptz`);
        return person.email;
      },
    ],
    ["a patient at the staff portal", async () => (await world.person({ portal: "patient" })).email],
    ["a person of another clinic", async () => (await harbour.person()).email],
    ["a NUL", async () => "\u0000"],
    ["half a character, where it is cut", async () => `\u0130${"a".repeat(317)}\u{1F600}`],
    ["markup", async () => "'; drop table accounts; --<script>"],
    ["ten thousand characters", async () => "a".repeat(10_000)],
  ];
  it.each(emails)("%s", async (_name, email) => {
    const person = await world.person();
    const known = await database.countStatements(() => ask(person.email));
    const typed = await email();
    const before = await works();
    const { result, statements, queue } = await database.countStatements(() => ask(typed));
    expect(result).toEqual({ ok: true });
    expect(statements).toEqual(known.statements);
    expect(queue).toEqual(known.queue);
    expect(statements).toHaveLength(1);
    expect(queue).toHaveLength(1);
    expect(await works()).toBe(before + 1);
    world.clock.pass({ minutes: 61 });
  });

  it("staff without the role at the console", async () => {
    const person = await world.person();
    expect(await ask(person.email, { place: { portal: "admin", clinicSlug: "lakeside" } })).toEqual({ ok: true });
  });
});

describe("only whom the email belongs to at this door is mailed a link", () => {
  it("an active person of this clinic and kind", async () => {
    const person = await world.person();
    await askForLink(world, person);
    expect(await mails(person)).toBe(1);
    expect(await newestLink(world, person)).toMatch(/^[\w-]{43}$/);
  });

  it("nobody else, and nothing is written about them", async () => {
    const deactivated = await world.person();
    await change(deactivated, sql`deactivated_at = ${world.clock.now()}::timestamptz`);
    const patient = await world.person({ portal: "patient" });
    const staff = await world.person();
    const elsewhere = await harbour.person();
    await askForLink(world, deactivated);
    await askForLink(world, { place, email: patient.email });
    await askForLink(world, { place: { ...place, portal: "admin" }, email: staff.email });
    await askForLink(world, { place, email: elsewhere.email });
    await askForLink(world, { place, email: "nobody@lakeside.example" });
    for (const person of [deactivated, patient, staff, elsewhere]) {
      expect(await mails(person)).toBe(0);
      const events = sql`select count(*)::int as count from audit_events where account_id = ${person.accountId}`;
      expect(await count(events)).toBe(0);
    }
  });

  it("a person who never set a password gets a new invitation in the place of a reset", async () => {
    const person = await world.person();
    await change(person, sql`password_hash = null`);
    await askForLink(world, person);
    await askForLink(world, person);
    const open = sql`select count(*)::int as count from invitations where account_id = ${person.accountId}`;
    expect(await count(sql`${open} and replaced_at is null`)).toBe(1);
    expect(
      await count(sql`select count(*)::int as count from password_resets where account_id = ${person.accountId}`),
    ).toBe(0);
    expect(
      await count(
        sql`select count(*)::int as count from pgboss.job_common where data->>'kind' = 'invitation' and data->>'to' = ${person.email}`,
      ),
    ).toBe(2);
  });
});

it("no token lies in the queue or in a row", async () => {
  const person = await world.person();
  await askForLink(world, person);
  const token = await newestLink(world, person);
  const found = await database.owner.db.execute(sql`
    select 1 from pgboss.job_common where data::text like ${`%${token}%`}
    union all select 1 from password_resets r where r::text like ${`%${token}%`}`);
  expect(found).toEqual([]);
});

describe("whoever asks for somebody else's link a thousand times", () => {
  it("floods no mailbox: three mails an hour, one link open at a time", async () => {
    const person = await world.person();
    for (let asked = 0; asked < 60; asked += 1) {
      await askForLink(world, person, `198.51.100.${asked}`);
      world.clock.pass({ minutes: 1 });
    }
    expect(await mails(person)).toBe(3);
    const open = await database.owner.db.execute(sql`
      select 1 from password_resets where account_id = ${person.accountId} and used_at is null and replaced_at is null`);
    expect(open).toHaveLength(1);
  });

  it("keeps its owner from nothing: at any minute one is in the mailbox or is sent", async () => {
    const person = await world.person();
    for (let minute = 0; minute < 200; minute += 1) {
      await askForLink(world, person, `203.0.113.${minute}`);
      const open = sql`select count(*)::int as count from password_resets where account_id = ${person.accountId}
        and used_at is null and replaced_at is null and expires_at > ${world.clock.now().toISOString()}::timestamptz`;
      expect(await count(open)).toBe(1);
      world.clock.pass({ minutes: 1 });
    }
    expect(await mails(person)).toBeLessThanOrEqual(3 * 4);
  });

  it("is slowed from one network, while the owner asks from another, or from a browser they know, at once", async () => {
    const person = await world.person();
    const stranger = { address: "198.51.100.7" };
    const waits: number[] = [];
    for (let asked = 0; asked < 12; asked += 1) {
      expect(await ask(person.email, stranger)).toEqual({ ok: true });
      const again = await ask(person.email, stranger);
      if (!again.ok && again.why === "wait") {
        waits.push(again.seconds);
        world.clock.pass({ seconds: again.seconds });
      }
    }
    expect(waits.slice(0, 7)).toEqual([1, 2, 4, 8, 16, 32, 60]);
    expect(Math.max(...waits)).toBe(60);
    await ask(person.email, stranger);
    expect(await ask(person.email, stranger)).toMatchObject({ why: "wait" });
    expect(await ask(person.email, { address: "192.0.2.55" })).toEqual({ ok: true });
    const knownBrowser = withKnownBrowser(world.context.keys, null, { ...place, email: person.email });
    expect(await ask(person.email, { ...stranger, knownBrowser })).toEqual({ ok: true });
  });

  it("five hundred at once from one network over one email: four are taken down", async () => {
    const person = await world.person();
    const answers = await Promise.all(
      Array.from({ length: 500 }, () => ask(person.email, { address: "198.51.100.99" })),
    );
    expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(5);
  });

  it("one network asking for many people is slowed after its hundredth", async () => {
    const address = "198.51.100.200";
    await ask("first@lakeside.example", { address });
    await database.owner.db.execute(sql`update budgets set spent = 105 where kind = 'links'`);
    await ask("second@lakeside.example", { address });
    expect(await ask("third@lakeside.example", { address })).toMatchObject({ ok: false, why: "wait" });
  });
});

it("an unknown clinic is told as such, and takes nothing down", async () => {
  const nowhere = { portal: "staff", clinicSlug: "nowhere" } as const;
  expect(await ask("a@b.example", { place: nowhere })).toEqual({ ok: false, why: "clinic_unknown" });
});
