import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { clinicWorld, TEST_PASSWORD, TEST_VISITOR } from "../../testing.ts";
import { beginLogin } from "./begin-login.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const harbour = await clinicWorld(database.db, "harbour");
const staff = { portal: "staff", clinicSlug: "lakeside" } as const;

const attempt = (place: Parameters<typeof beginLogin>[1]["place"], email: string, password: string) =>
  database.countStatements(() =>
    beginLogin(world.context, {
      place,
      email,
      password,
      returnTo: null,
      visitor: TEST_VISITOR,
      knownBrowser: null,
      previousToken: null,
    }),
  );

async function deactivated() {
  const person = await world.person();
  await database.owner.db.execute(
    sql`update accounts set deactivated_at = ${world.clock.now()}::timestamptz where id = ${person.accountId}`,
  );
  return person.email;
}
async function invited() {
  const person = await world.person();
  await database.owner.db.execute(sql`update accounts set password_hash = null where id = ${person.accountId}`);
  return person.email;
}
async function suspended() {
  const person = await world.person();
  await world.authenticator(person);
  await database.owner.db.execute(sql`insert into budgets (clinic_id, kind, subject, spent, charged_at, suspended_at)
    values (${person.clinicId}, 'codes', ${person.accountId}, 50, ${world.clock.now()}::timestamptz, ${world.clock.now()}::timestamptz)`);
  return person.email;
}

describe("before the password is right everybody gets one answer, for the same statements", () => {
  it.each([
    ["nobody of that email", async () => "nobody@lakeside.example", TEST_PASSWORD],
    ["a wrong password", async () => (await world.person()).email, "wrong"],
    ["an empty password", async () => (await world.person()).email, ""],
    ["a deactivated person with the right password", deactivated, TEST_PASSWORD],
    ["an invited person who has no password yet", invited, TEST_PASSWORD],
    ["a suspended person with a wrong password", suspended, "wrong"],
    ["a patient at the staff portal", async () => (await world.person({ portal: "patient" })).email, TEST_PASSWORD],
    ["a person of another clinic", async () => (await harbour.person()).email, TEST_PASSWORD],
    ["no email", async () => "", TEST_PASSWORD],
    ["a NUL", async () => "\u0000", "\u0000"],
    ["markup", async () => "<script>@x", "'; drop table accounts; --"],
    ["ten thousand characters", async () => "a".repeat(10_000), "b".repeat(10_000)],
  ])("%s", async (_name, email, password) => {
    const known = await attempt(staff, (await world.person()).email, "wrong");
    const { result, statements } = await attempt(staff, await email(), password);
    expect(result).toEqual({ ok: false, why: "wrong_password" });
    expect(statements).toEqual(known.statements);
    world.clock.pass({ minutes: 61 });
  });

  it("staff without the role at the console", async () => {
    const place = { ...staff, portal: "admin" } as const;
    const admin = await world.person({ portal: "admin" });
    const known = await attempt(place, admin.email, "wrong");
    const { result, statements } = await attempt(place, (await world.person()).email, TEST_PASSWORD);
    expect(result).toEqual({ ok: false, why: "wrong_password" });
    expect(statements).toEqual(known.statements);
  });

  it("and no row that a page could tell them apart by: no login, no budget of codes, no message", async () => {
    const rows = await database.owner.db.execute(sql`
      select (select count(*) from logins) as logins, (select count(*) from sessions) as sessions,
        (select count(*) from budgets where kind = 'codes' and spent <> 50) as codes,
        (select count(*) from pgboss.job_common) as messages`);
    expect(rows).toEqual([{ logins: 0, sessions: 0, codes: 0, messages: 0 }]);
  });
});

it("the same waits for an email that exists and one that doesn't", async () => {
  const answers = async (email: string) => {
    const results: unknown[] = [];
    for (let count = 0; count < 7; count += 1) results.push((await attempt(staff, email, "wrong")).result);
    return results;
  };
  const known = await answers((await world.person()).email);
  expect(await answers("nobody2@lakeside.example")).toEqual(known);
});

it("an email signs in however it is typed", async () => {
  const person = await world.person({ email: "ada.lovelace@lakeside.example" });
  const { result } = await attempt(staff, "  ADA.Lovelace@Lakeside.Example ", TEST_PASSWORD);
  expect(result).toMatchObject({ ok: true });
  expect(person.email).toBe("ada.lovelace@lakeside.example");
});

it("an unknown clinic is told as such, and costs one statement", async () => {
  const { result, statements } = await attempt({ portal: "staff", clinicSlug: "nowhere" }, "a@b.example", "x");
  expect(result).toEqual({ ok: false, why: "clinic_unknown" });
  expect(statements).toHaveLength(1);
});
