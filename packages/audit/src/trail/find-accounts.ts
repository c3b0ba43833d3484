import type { Database } from "@countersign/db";
import { sql } from "drizzle-orm";

/** Somebody whose events can be looked for. */
export type FoundAccount = { readonly id: string; readonly name: string; readonly email: string };

/**
 * The accounts of a clinic, of either kind, that somebody may mean: by id, by a whole email address, or by how a name
 * begins, in any case.
 */
export async function findAccounts(
  db: Database,
  { clinicId, typed, limit }: { readonly clinicId: string; readonly typed: string; readonly limit: number },
): Promise<FoundAccount[]> {
  const wanted = typed.trim().toLowerCase();
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(wanted);
  if (isId) {
    return db.execute<FoundAccount>(sql`
      select id, name, email from accounts where clinic_id = ${clinicId} and id = ${wanted}::uuid`);
  }
  return db.execute<FoundAccount>(sql`
    select distinct a.id, a.name, a.email from unnest(array['staff', 'patient']) k (kind) cross join lateral (
      (select id, name, email from accounts where clinic_id = ${clinicId} and kind = k.kind and email = ${wanted})
      union all
      (select id, name, email from accounts where clinic_id = ${clinicId} and kind = k.kind
        and lower(name) >= ${wanted} and starts_with(lower(name), ${wanted}) order by lower(name), id limit ${limit})) a
    order by a.name, a.id limit ${limit}`);
}

/** What the accounts of these ids are called now. */
export async function namesOf(db: Database, clinicId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<{ id: string; name: string }>(sql`
    select id, name from accounts where clinic_id = ${clinicId} and id = any(${sql.param([...ids])}::uuid[])`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
