import type { Kind } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { OWN_HASH_PREFIX } from "./hash-password.ts";

/**
 * A hash that another system made, of some active account of `clinic` and this kind, for a statement that has the
 * clinic in scope. The condition is the index's to the letter, so that a clinic without such hashes pays nothing.
 */
export function anyImportedHash(kind: Kind): SQL {
  return sql`select i.password_hash from accounts i where i.clinic_id = clinic.id and i.kind = ${kind}
    and i.password_hash not like ${sql.raw(`'${OWN_HASH_PREFIX}%'`)} and i.deactivated_at is null limit 1`;
}
