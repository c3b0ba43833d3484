import { randomBytes, randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const [clinic, other, account, stranger, login, session] = [0, 0, 0, 0, 0, 0].map(() => randomUUID());

const person = (at: string | undefined, id: string | undefined, email: string) => sql`
  insert into accounts (clinic_id, id, kind, role, name, email, created_at)
  values (${at}, ${id}, 'staff', 'staff', 'Ada', ${email}, now())`;
const loginOf = (
  at: string | undefined,
  of: string | undefined,
  id = randomUUID(),
  more: SQL = sql``,
  values: SQL = sql``,
) => sql`
  insert into logins (clinic_id, id, account_id, portal, purpose, token_hash, browser, address, created_at, expires_at ${more})
  values (${at}, ${id}, ${of}, 'staff', 'sign_in', ${randomBytes(32)}, 'b', 'a', now(), now() ${values})`;
const sessionOf = (at: string | undefined, of: string | undefined, from: string | undefined, id = randomUUID()) => sql`
  insert into sessions (clinic_id, id, account_id, login_id, portal, method, browser, address, started_at, created_at, last_seen_at, expires_at)
  values (${at}, ${id}, ${of}, ${from}, 'staff', 'password', 'b', 'a', now(), now(), now(), now())`;

beforeAll(async () => {
  for (const [id, slug] of [
    [clinic, "lakeside"],
    [other, "harbour"],
  ]) {
    await database.db.execute(
      sql`insert into clinics (id, slug, name, created_at) values (${id}, ${slug}, 'Clinic', now())`,
    );
  }
  await database.db.execute(person(clinic, account, "ada@a.example"));
  await database.db.execute(person(other, stranger, "ada@a.example"));
  await database.db.execute(loginOf(clinic, account, login));
  await database.db.execute(sessionOf(clinic, account, login, session));
});

describe("a row cannot point at another clinic's", () => {
  it.each<[string, SQL]>([
    ["login to account", loginOf(clinic, stranger)],
    ["session to account", sql`update sessions set account_id = ${stranger} where id = ${session}`],
    ["session to login", sessionOf(other, stranger, login)],
    [
      "authenticator to account",
      sql`insert into authenticators (clinic_id, id, account_id, name, secret_sealed, key_id, last_used_step, created_at)
      values (${clinic}, ${randomUUID()}, ${stranger}, 'Phone', '', 'k', 0, now())`,
    ],
    [
      "invitation to account",
      sql`insert into invitations (clinic_id, id, account_id, token_hash, created_at, expires_at)
      values (${clinic}, ${randomUUID()}, ${stranger}, ${randomBytes(32)}, now(), now())`,
    ],
    [
      "policy to its author",
      sql`insert into policies (clinic_id, id, kind, version, mode, skips_allowed, created_at, created_by)
      values (${clinic}, ${randomUUID()}, 'staff', 9, 'optional', 5, now(), ${stranger})`,
    ],
    [
      "enrolment to session",
      sql`insert into authenticator_enrolments (clinic_id, id, account_id, session_id, secret_sealed, key_id, created_at, expires_at)
      values (${other}, ${randomUUID()}, ${stranger}, ${session}, '', 'k', now(), now())`,
    ],
    [
      "recovery codes to account",
      sql`insert into recovery_code_sets (clinic_id, id, account_id, salt, created_at, showable_until)
      values (${clinic}, ${randomUUID()}, ${stranger}, ${randomBytes(16)}, now(), now())`,
    ],
    [
      "event to nobody's clinic",
      sql`insert into audit_events (clinic_id, id, at, event, outcome)
      values (${randomUUID()}, ${randomUUID()}, now(), 'x', 'success')`,
    ],
  ])("%s", async (_name, statement) => {
    await expect(database.db.execute(statement)).rejects.toMatchObject({ code: "23503" });
  });
});

describe("what must hold is held by the database itself", () => {
  const policy = (kind: string, mode: string, skips: number) => sql`
    insert into policies (clinic_id, id, kind, version, mode, skips_allowed, created_at, superseded_at)
    values (${clinic}, ${randomUUID()}, ${kind}, 7, ${mode}, ${skips}, now(), now())`;
  it.each<[string, SQL]>([
    ["skips spent below none", sql`update accounts set skips_spent = -1 where id = ${account}`],
    ["skips spent beyond twenty", sql`update accounts set skips_spent = 21 where id = ${account}`],
    ["twenty-one skips allowed", policy("staff", "optional", 21)],
    ["skips for patients", policy("patient", "optional", 1)],
    ["Off for staff", policy("staff", "off", 0)],
    ["a mode nobody knows", policy("staff", "sometimes", 0)],
    ["staff without a role", sql`update accounts set role = null where id = ${account}`],
    ["an email in capitals", sql`update accounts set email = 'Ada@a.example' where id = ${account}`],
    ["a phone that is none", sql`update accounts set phone = '07700 900123' where id = ${account}`],
    ["a confirmed phone that is not there", sql`update accounts set phone_confirmed_at = now() where id = ${account}`],
    ["a login redeemed but not completed", sql`update logins set redeemed_at = now() where id = ${login}`],
    ["a login with two endings", sql`update logins set cancelled_at = now(), failed_at = now() where id = ${login}`],
    ["a sixth try", sql`update logins set code_tries = 6 where id = ${login}`],
    ["a step-up of no session", sql`update logins set purpose = 'step_up' where id = ${login}`],
    ["a token kept as it is", sql`update logins set token_hash = 'token' where id = ${login}`],
    ["a session ended by nobody", sql`update sessions set ended_at = now() where id = ${session}`],
    [
      "a budget below nothing",
      sql`insert into budgets (clinic_id, kind, subject, spent, charged_at) values (${clinic}, 'codes', 's', -1, now())`,
    ],
    ["a slug that is no host label", sql`update clinics set slug = 'Lake side' where id = ${clinic}`],
  ])("refuses %s", async (_name, statement) => {
    await expect(database.db.execute(statement)).rejects.toMatchObject({ code: "23514" });
  });

  it.each<[string, SQL]>([
    ["a second account of one email and kind", person(clinic, randomUUID(), "ada@a.example")],
    ["a second session of one login", sessionOf(clinic, account, login)],
    [
      "a second clinic of one slug",
      sql`insert into clinics (id, slug, name, created_at) values (${randomUUID()}, 'harbour', 'H', now())`,
    ],
  ])("refuses %s", async (_name, statement) => {
    await expect(database.db.execute(statement)).rejects.toMatchObject({ code: "23505" });
  });
});

it("events land in the month that their id carries, and none is lost before or after the laid-out years", async () => {
  const eventOf = (id: string) =>
    database.db.execute<{ partition: string }>(sql`insert into audit_events (clinic_id, id, at, event, outcome)
      values (${clinic}, ${id}, now(), 'clinic.created', 'success') returning tableoid::regclass::text as partition`);
  // The first 48 bits of a UUIDv7 are the milliseconds since 1970.
  const idAt = (moment: string) => {
    const hex = new Date(moment).getTime().toString(16).padStart(12, "0");
    return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
  };
  expect(await eventOf(idAt("2026-11-01T00:00:00.000Z"))).toEqual([{ partition: "audit_events_2026_11" }]);
  expect(await eventOf(idAt("2026-10-31T23:59:59.999Z"))).toEqual([{ partition: "audit_events_2026_10" }]);
  expect(await eventOf(idAt("2032-12-31T23:59:59.999Z"))).toEqual([{ partition: "audit_events_2032_12" }]);
  expect(await eventOf(idAt("2033-01-01T00:00:00.000Z"))).toEqual([{ partition: "audit_events_other" }]);
  expect(await eventOf(idAt("2025-12-31T23:59:59.999Z"))).toEqual([{ partition: "audit_events_other" }]);
});
