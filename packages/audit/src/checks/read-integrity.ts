import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { fingerprintOf } from "../../verifier/verify-export.mjs";
import type { BrokenWhy } from "./compare-seal.ts";

/** What is known about a clinic's trail: how far it is sealed, and whether the seals fit. */
export type Integrity = {
  /** Everything settled until then is sealed and was compared; null before the first seal. */
  readonly verifiedThrough: Date | null;
  readonly seals: number;
  /** When the last round over the whole chain ended. */
  readonly wholeCheckedAt: Date | null;
  readonly broken: { readonly seal: number; readonly at: Date; readonly why: BrokenWhy } | null;
  /** Of the key that signs now. */
  readonly fingerprint: string;
};

/** Reads what the courier found, with one statement. */
export async function readIntegrity({ db, keys }: Context, clinicId: string): Promise<Integrity> {
  const [row] = await db.execute<{
    through: Date;
    seals: number | null;
    wholeCheckedAt: Date | null;
    seal: number | null;
    at: Date | null;
    why: BrokenWhy | null;
  }>(sql`
    select s.sealed_at as through, c.whole_checked_at as "wholeCheckedAt", c.broken_seal as seal, c.broken_at as at,
      c.broken_why as why,
      (select number from audit_seals where clinic_id = ${clinicId} order by number desc limit 1) as seals
    from audit_sealing s left join audit_checks c on c.clinic_id = ${clinicId}`);
  const publicKey = keys.publicKey("audit_seal", keys.newestId) ?? Buffer.alloc(0);
  return {
    verifiedThrough: row?.seals ? row.through : null,
    seals: row?.seals ?? 0,
    wholeCheckedAt: row?.wholeCheckedAt ?? null,
    broken: row?.seal && row.at && row.why ? { seal: row.seal, at: row.at, why: row.why } : null,
    fingerprint: fingerprintOf(publicKey),
  };
}
