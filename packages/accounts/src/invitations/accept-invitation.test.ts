import { type AccountKey, type Context, readKeyring } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { createClinic } from "../clinics/create-clinic.ts";
import { verifyPassword } from "../passwords/hash-password.ts";
import { createAccount } from "../people/create-account.ts";
import { acceptInvitation, readInvitation } from "./accept-invitation.ts";
import { inviteToSetPassword } from "./invite.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
let now = new Date("2026-11-23T09:00:00Z");
const keys = readKeyring(`k:${Buffer.alloc(32, 5).toString("base64url")}`);
const context: Context = { db: database.db, now: () => now, keys };
const made = await createClinic(context, { slug: "lakeside", name: "Lakeside" });
if (!made.ok) throw new Error(made.why);
const { clinicId } = made;
const place = { portal: "staff", clinicSlug: "lakeside" } as const;
let people = 0;

async function invited() {
  people += 1;
  const person = {
    kind: "staff",
    role: "staff",
    name: "Ada",
    email: `p${people}@a.example`,
    passwordHash: null,
  } as const;
  const account = await createAccount(context, clinicId, person);
  if (!account.ok) throw new Error(account.why);
  return { clinicId, accountId: account.accountId };
}
const invite = async (account: AccountKey) =>
  (await database.db.transaction((tx) => inviteToSetPassword(context, tx, account, null))).token;
const accept = (token: string, password: string, at = place) =>
  acceptInvitation(context, { place: at, token, password, address: "192.0.2.1", browser: "Firefox" });
const hashOf = async (accountId: string) =>
  (
    await database.owner.db.execute<{ hash: string }>(
      sql`select password_hash as hash from accounts where id = ${accountId}`,
    )
  )[0]?.hash ?? null;

it("an invitation sets a first password, once, whoever presses how often", async () => {
  const account = await invited();
  const token = await invite(account);
  const results = await Promise.all(Array.from({ length: 6 }, (_, at) => accept(token, `purple bicycles ${at}`)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const winner = results.findIndex(({ ok }) => ok);
  expect(await verifyPassword(await hashOf(account.accountId), `purple bicycles ${winner}`)).toBe(true);
  expect(await accept(token, "another password 9")).toEqual({ ok: false, why: "gone" });
});

it("of two invitations of one person the newer one counts", async () => {
  const account = await invited();
  const [old, newer] = [await invite(account), await invite(account)];
  const results = await Promise.all([accept(old, "purple bicycles one"), accept(newer, "purple bicycles two")]);
  expect(results).toEqual([{ ok: false, why: "gone" }, { ok: true }]);
  expect(await readInvitation(context, { place, token: old })).toBeNull();
  expect(await readInvitation(context, { place, token: newer })).toBeNull();
});

it("a password that is refused spends nothing", async () => {
  const token = await invite(await invited());
  expect(await accept(token, "short")).toEqual({ ok: false, why: "too_short", least: 15 });
  expect(await accept(token, "purple bicycles")).toEqual({ ok: true });
});

it("is worth nothing at another portal or clinic, after a week, or once the person was deactivated", async () => {
  const account = await invited();
  const token = await invite(account);
  const elsewhere = [
    { portal: "patient", clinicSlug: "lakeside" },
    { portal: "staff", clinicSlug: "harbour" },
  ] as const;
  for (const at of elsewhere) {
    expect(await readInvitation(context, { place: at, token })).toBeNull();
    expect(
      await acceptInvitation(context, { place: at, token, password: "purple bicycles", address: "a", browser: "b" }),
    ).toEqual({ ok: false, why: "gone" });
  }
  await database.owner.db.execute(
    sql`update accounts set deactivated_at = ${now}::timestamptz where id = ${account.accountId}`,
  );
  expect(await accept(token, "purple bicycles")).toEqual({ ok: false, why: "gone" });
  await database.owner.db.execute(sql`update accounts set deactivated_at = null where id = ${account.accountId}`);
  const before = now;
  now = new Date(now.getTime() + 7 * 86_400_000);
  expect(await accept(token, "purple bicycles")).toEqual({ ok: false, why: "gone" });
  now = before;
  expect(await accept(token, "purple bicycles")).toEqual({ ok: true });
});

it("two people added at once with one email: one is, the other is told", async () => {
  const person = { kind: "staff", role: "staff", name: "Ada", email: "same@a.example", passwordHash: null } as const;
  const added = await Promise.all(Array.from({ length: 8 }, () => createAccount(context, clinicId, person)));
  expect(added.filter(({ ok }) => ok)).toHaveLength(1);
  expect(added.filter(({ ok }) => !ok)).toEqual(Array(7).fill({ ok: false, why: "email_taken" }));
  const asPatient = await createAccount(context, clinicId, { ...person, kind: "patient", role: null });
  expect(asPatient.ok).toBe(true);
});

it("two clinics made at once with one slug: one is, the other is told", async () => {
  const clinics = await Promise.all(
    Array.from({ length: 6 }, () => createClinic(context, { slug: "same", name: "S" })),
  );
  expect(clinics.filter(({ ok }) => ok)).toHaveLength(1);
  expect(clinics.filter(({ ok }) => !ok)).toEqual(Array(5).fill({ ok: false, why: "slug_taken" }));
});

it("an invitation that expires between being read and being spent sets nothing", async () => {
  const account = await invited();
  const token = await invite(account);
  const lastInstant = new Date(now.getTime() + 7 * 86_400_000 - 1);
  const instants = [lastInstant, new Date(lastInstant.getTime() + 1)];
  const passing = { ...context, now: () => instants.shift() ?? new Date(Number.NaN) };
  const form = { place, token, password: "purple bicycles downhill", address: "192.0.2.1", browser: "Firefox" };
  expect(await acceptInvitation(passing, form)).toEqual({ ok: false, why: "gone" });
  expect(instants).toEqual([]);
  expect(await hashOf(account.accountId)).toBeNull();
});
