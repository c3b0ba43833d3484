import { readKeyring } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { Refusal } from "../say.ts";
import { newClinicWithAdmin } from "./new-clinic.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

const context = {
  db: database.db,
  now: () => new Date("2026-03-02T09:00:00Z"),
  keys: readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`),
};
const order = { slug: "hill", name: "Hill Clinic", adminName: "Ada Stone", adminEmail: "ada@hill.example" };

test("a new clinic has one admin, who has no password and one invitation", async () => {
  const token = await newClinicWithAdmin(context, order);
  expect(token).toMatch(/^[\w-]{43}$/);
  const rows = await database.db.execute(sql`
    select a.role, a.password_hash as password, count(i.id) as invitations
    from clinics c join accounts a on a.clinic_id = c.id join invitations i on i.account_id = a.id
    where c.slug = 'hill' group by 1, 2`);
  expect([...rows]).toEqual([{ role: "admin", password: null, invitations: 1 }]);
});

test("a slug that is taken is refused and leaves nothing behind", async () => {
  const again = { ...order, adminEmail: "other@hill.example" };
  await expect(newClinicWithAdmin(context, again)).rejects.toThrow(Refusal);
  const [found] = await database.db.execute(sql`select 1 from accounts where email = 'other@hill.example'`);
  expect(found).toBeUndefined();
});
