import type { Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { type ChainEnd, chainStart, type Seal } from "./make-seal.ts";
import { sealColumns } from "./seal-statements.ts";
import { type SealedEvent, sealedColumns } from "./sealed-event.ts";

/** Where a clinic's chain begins: before its first seal, or behind those that went after six years. */
export async function chainBeginning(db: Database, clinicId: string): Promise<ChainEnd> {
  const [start] = await db.execute<ChainEnd>(sql`
    select number, written_through::text as "writtenThrough", last_id as "lastId", chain
    from audit_starts where clinic_id = ${clinicId}`);
  return start ?? chainStart;
}

/** The seals behind a number, in order. */
export async function sealsAfter(db: Database, clinicId: string, number: number, limit: number): Promise<Seal[]> {
  return db.execute<Seal>(sql`
    select ${sealColumns} from audit_seals s where s.clinic_id = ${clinicId} and s.number > ${number}
    order by s.number limit ${limit}`);
}

/** A seal of this number; null when there is none. */
export async function sealOf(db: Database, clinicId: string, number: number): Promise<Seal | null> {
  const [seal] = await db.execute<Seal>(sql`
    select ${sealColumns} from audit_seals s where s.clinic_id = ${clinicId} and s.number = ${number}`);
  return seal ?? null;
}

/** What lies between two ends of a chain now, in the order of its leaves. One more than the seal says shows that there is. */
export async function eventsUnder(db: Database, before: ChainEnd, seal: Seal): Promise<SealedEvent[]> {
  return db.execute<SealedEvent>(sql`
    select ${sealedColumns} from audit_events e
    where e.clinic_id = ${seal.clinicId} and e.id between ${seal.lowestId}::uuid and ${seal.highestId}::uuid
      and (e.written, e.id) > (${before.writtenThrough}::bigint, ${before.lastId}::uuid)
      and (e.written, e.id) <= (${seal.writtenThrough}::bigint, ${seal.lastId}::uuid)
    order by e.written, e.id limit ${seal.events + 1}`);
}
