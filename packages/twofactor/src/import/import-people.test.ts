import { hashPassword } from "@countersign/accounts";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it, vi } from "vitest";
import { setupKeyText } from "../authenticators/setup-key.ts";
import { codeAt } from "../authenticators/totp.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { SIGN_IN } from "../login/login-use.ts";
import { beginLogin } from "../login/password/begin-login.ts";
import { clinicWorld, TEST_VISITOR, type TestPerson } from "../testing.ts";
import { importPeople } from "./import-people.ts";
import type { ImportRow } from "./import-row.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const place = { portal: "staff", clinicSlug: "lakeside" } as const;

/** Made with Python's bcrypt 3.2. */
const PASSWORD = "a horse of another colour";
const BCRYPT = "$2b$06$zi7TGuwPVQTKKO0bRRMSw.cSRM.nZsUMvv6.YAa.ZejQItauUtypa";
/** The same at twelve rounds. */
const SLOW_BCRYPT = "$2b$12$ztwDWUkk.BtLL8ZqsrbKgeTW6SGdBRga4v.G06mBKli6HSw/.Ym62";
const SECRET = Buffer.from("12345678901234567890");

let count = 0;
function row(over: Partial<ImportRow> = {}): ImportRow {
  count += 1;
  const contact = { name: `Imported ${count}`, email: `imported${count}@lakeside.example`, phone: null };
  const person = {
    kind: "staff",
    role: "staff",
    phoneConfirmed: false,
    passwordHash: BCRYPT,
    totpSecret: null,
  } as const;
  return { ...contact, ...person, ...over };
}
const importing = (...rows: ImportRow[]) => importPeople(world.context, world.clinicId, rows);
const begin = (email: string, password: string, at: TestPerson["place"] = place) =>
  beginLogin(world.context, {
    place: at,
    email,
    password,
    returnTo: null,
    visitor: TEST_VISITOR,
    knownBrowser: null,
    previousToken: null,
  });
const hashOf = async (email: string) => {
  const [found] = await database.owner.db.execute<{ hash: string | null; version: number }>(
    sql`select password_hash as hash, password_version as version from accounts where email = ${email}`,
  );
  return found;
};

describe("an imported password", () => {
  it("signs in as before, and from then on its hash is one of ours", async () => {
    const person = row();
    expect(await importing(person)).toEqual({ imported: 1, already: 0, refused: [] });
    expect(await begin(person.email, "wrong")).toEqual({ ok: false, why: "wrong_password" });
    expect(await hashOf(person.email)).toEqual({ hash: BCRYPT, version: 0 });
    expect(await begin(person.email, PASSWORD)).toMatchObject({ ok: true, step: { at: "signed-in" } });
    expect((await hashOf(person.email))?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await begin(person.email, PASSWORD)).toMatchObject({ ok: true });
    expect(await begin(person.email, "wrong")).toEqual({ ok: false, why: "wrong_password" });
  });

  it("costs no statement more than any other", async () => {
    const person = row();
    await importing(person);
    const first = await database.countStatements(() => begin(person.email, PASSWORD));
    expect(first.statements.length).toBeLessThanOrEqual(3);
    const wrong = await database.countStatements(() => begin(person.email, "wrong"));
    const unknown = await database.countStatements(() => begin("nobody@lakeside.example", "wrong"));
    expect(unknown.statements).toEqual(wrong.statements);
  });

  it("that was set anew while it was being checked is not overwritten", async () => {
    const person = row({ passwordHash: SLOW_BCRYPT });
    await importing(person);
    const charged = () => database.owner.db.execute(sql`select spent from budgets where kind = 'password_pair'`);
    const before = await charged();
    const beginning = begin(person.email, PASSWORD);
    await vi.waitFor(async () => expect(await charged()).not.toEqual(before), { interval: 5 });
    const newer = await hashPassword("set anew meanwhile");
    await database.owner.db.execute(
      sql`update accounts set password_hash = ${newer}, password_version = 1 where email = ${person.email}`,
    );
    const begun = await beginning;
    expect(await hashOf(person.email)).toEqual({ hash: newer, version: 1 });
    if (begun.ok) expect(await world.redeem({ ...(await world.person()), place }, begun.token)).toBeNull();
  });

  it("that was damaged keeps its owner out, and nobody else", async () => {
    const damaged = await clinicWorld(database.db, "damaged");
    const there = { portal: "staff", clinicSlug: "damaged" } as const;
    const [owner, other] = [row(), row()];
    await importPeople(damaged.context, damaged.clinicId, [owner, other]);
    await begin(other.email, PASSWORD, there);
    await database.owner.db.execute(sql`update accounts set password_hash = 'damaged' where email = ${owner.email}`);
    await expect(begin(owner.email, PASSWORD, there)).rejects.toThrow("cannot be read");
    expect(await begin(other.email, PASSWORD, there)).toMatchObject({ ok: true });
    expect(await begin("nobody@damaged.example", PASSWORD, there)).toEqual({ ok: false, why: "wrong_password" });
  });

  it("used for several logins at once is upgraded, and every login goes on", async () => {
    const person = row();
    await importing(person);
    const logins = await Promise.all(Array.from({ length: 4 }, () => begin(person.email, PASSWORD)));
    expect(logins.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    for (const login of logins) {
      if (login.ok) expect(await world.redeem({ ...(await world.person()), place }, login.token)).not.toBeNull();
    }
  });
});

it("whoever is unknown is checked against an imported hash too, until the clinic has none left", async () => {
  const harbour = await clinicWorld(database.db, "harbour");
  const there = { portal: "staff", clinicSlug: "harbour" } as const;
  const person = row({ passwordHash: SLOW_BCRYPT });
  await importPeople(harbour.context, harbour.clinicId, [person]);
  const work = async (email: string) => {
    const before = process.cpuUsage();
    expect(await begin(email, "wrong", there)).toEqual({ ok: false, why: "wrong_password" });
    return process.cpuUsage(before).user;
  };
  const [known, unknown] = [await work(person.email), await work("nobody@harbour.example")];
  expect(unknown).toBeGreaterThan(known / 2);
  expect(await begin(person.email, PASSWORD, there)).toMatchObject({ ok: true });
  expect(await work("nobody@harbour.example")).toBeLessThan(unknown / 2);
});

it("an imported authenticator answers at once, and its secret lies nowhere in the clear", async () => {
  const key = setupKeyText(SECRET);
  const person = row({ totpSecret: `${key.slice(0, 4)} ${key.slice(4).toLowerCase()}==` });
  await importing(person);
  const login = await begin(person.email, PASSWORD);
  if (!login.ok) throw new Error(login.why);
  expect(login.step).toMatchObject({ at: "enter-code" });
  const code = codeAt(SECRET, world.clock.now());
  expect(await verifyAuthenticatorCode(world.context, { ...login, place, use: SIGN_IN, code })).toMatchObject({
    ok: true,
  });
  const found = await database.owner.db.execute(sql`
    select 1 from authenticators f where f::text like ${`%${SECRET.toString("hex")}%`} or f::text like ${`%${key}%`}
    union all select 1 from audit_events e where e::text like ${`%${key}%`}`);
  expect(found).toEqual([]);
});

it("a confirmed phone counts, another one waits to be confirmed", async () => {
  const patient = { kind: "patient", role: null } as const;
  const [sure, unsure] = [
    row({ ...patient, phone: "+447700900123", phoneConfirmed: true }),
    row({ ...patient, phone: "07700 900124" }),
  ];
  expect(await importing(sure, unsure)).toMatchObject({ imported: 2 });
  const phones = await database.owner.db.execute(sql`select phone, phone_confirmed_at is not null as confirmed
    from accounts where email in (${sure.email}, ${unsure.email}) order by phone`);
  expect(phones).toEqual([
    { phone: "+447700900123", confirmed: true },
    { phone: "+447700900124", confirmed: false },
  ]);
});

it.each([
  ["bad_name", { name: "   " }],
  ["bad_name", { name: "x".repeat(201) }],
  ["bad_email", { email: "no address" }],
  ["bad_role", { kind: "patient" }],
  ["bad_role", { role: null }],
  ["bad_phone", { phone: "12" }],
  ["bad_password_hash", { passwordHash: "5f4dcc3b5aa765d61d8327deb882cf99" }],
  ["bad_password_hash", { passwordHash: "" }],
  ["bad_totp_secret", { totpSecret: "not base32!" }],
  ["bad_totp_secret", { totpSecret: "JBSWY3DPEHPK3PXP" }],
  ["bad_totp_secret", { totpSecret: "" }],
  ["totp_for_patient", { kind: "patient", role: null, totpSecret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" }],
] as const)("a row is refused for %s: %j", async (why, over) => {
  const [good, bad] = [row(), row(over)];
  expect(await importing(good, bad)).toEqual({ imported: 1, already: 0, refused: [{ row: 2, email: bad.email, why }] });
});

it("of two rows with one email the first counts; an email that belongs to somebody here is refused", async () => {
  const there = await world.person();
  const first = row();
  const [again, taken] = [row({ email: first.email.toUpperCase() }), row({ email: there.email })];
  expect(await importing(first, again, taken)).toEqual({
    imported: 1,
    already: 0,
    refused: [
      { row: 2, email: again.email, why: "email_twice" },
      { row: 3, email: taken.email, why: "email_taken" },
    ],
  });
});

it("two imports of the same people in different orders do not wait for each other in a circle", async () => {
  const people = Array.from({ length: 10 }, () => Array.from({ length: 200 }, () => row()));
  for (const rows of people) {
    const results = await Promise.all([importing(...rows), importing(...rows.toReversed())]);
    expect(results.reduce((sum, { imported }) => sum + imported, 0)).toBe(200);
  }
});

it("run twice, and twice at once, it adds everybody once, with one event each", async () => {
  const rows = Array.from({ length: 450 }, () => row());
  const results = await Promise.all([importing(...rows), importing(...rows)]);
  expect(results.reduce((sum, { imported }) => sum + imported, 0)).toBe(450);
  expect(await importing(...rows)).toEqual({ imported: 0, already: 450, refused: [] });
  const emails = sql.join(
    rows.map(({ email }) => sql`${email}`),
    sql`, `,
  );
  const events =
    await database.owner.db.execute(sql`select count(*)::int as events, count(distinct e.account_id)::int as people
    from audit_events e join accounts a on a.id = e.account_id where e.event = 'account.imported' and a.email in (${emails})`);
  expect(events).toEqual([{ events: 450, people: 450 }]);
});
