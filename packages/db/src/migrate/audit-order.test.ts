import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { auditEvents, clinics } from "../schema/schema.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { migrate } from "./migrate.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const { db, owner } = database;
const clinicId = newId<string>(new Date());
const FAR = 10n ** 12n;

async function written(): Promise<bigint> {
  const at = new Date();
  const [row] = await db
    .insert(auditEvents)
    .values({ clinicId, id: newId<string>(at), at, event: "clinic.created", outcome: "success" })
    .returning({ written: auditEvents.written });
  return row?.written ?? 0n;
}

it("migrating leaves the order alone while it holds, and lifts it over what a restored dump brought with it", async () => {
  await db.insert(clinics).values({ id: clinicId, slug: "lakeside", name: "Lakeside", createdAt: new Date() });
  const before = await written();
  await migrate(database.ownerUrl);
  expect((await written()) - before).toBeLessThan(1_000_000n);

  // What a dump from a cluster with higher transaction numbers looks like after the restore.
  await owner.db.execute(sql`update audit_sealing set sealed_through = ${FAR}::bigint`);
  await owner.db.execute(sql`update audit_events set written = ${FAR + 5n}::bigint where written = ${before}::bigint`);
  expect(await written()).toBeLessThan(FAR);
  await migrate(database.ownerUrl);
  const [settled] = await owner.db.execute<{ settled: number }>(sql`select audit_settled() as settled`);
  expect(BigInt(settled?.settled ?? 0)).toBeGreaterThan(FAR + 5n);
  expect(await written()).toBeGreaterThan(FAR + 5n);

  const lifted = await written();
  await migrate(database.ownerUrl);
  expect((await written()) - lifted).toBeLessThan(1_000_000n);
});
