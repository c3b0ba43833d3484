import type { Database } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { type ChainEnd, chainStart, type Seal } from "./make-seal.ts";
import { exactMoment, type SealedEvent, sealedColumns } from "./sealed-event.ts";

/** The columns of `audit_seals s` as a {@link Seal}. */
export const sealColumns: SQL = sql`s.clinic_id as "clinicId", s.number, s.written_after::text as "writtenAfter",
  s.written_through::text as "writtenThrough", s.last_id as "lastId", s.events, s.lowest_id as "lowestId",
  s.highest_id as "highestId", ${exactMoment(sql`s.first_at`)} as "firstAt", ${exactMoment(sql`s.last_at`)} as "lastAt",
  encode(s.tree_root, 'hex') as root, s.chain, s.signature, s.key_id as "keyId",
  to_char(s.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sealedAt"`;

/**
 * Takes the one row that says how far events are sealed, for the length of the transaction; null while another has it.
 * What is written below `settled` has been committed, or never will be.
 */
export async function holdSealing(tx: Database): Promise<{ through: string; settled: string } | null> {
  const [held] = await tx.execute<{ through: string }>(sql`
    select sealed_through::text as through from audit_sealing for update skip locked`);
  if (!held) return null;
  // A statement of its own: the first one's snapshot may be older than what the holder before it had sealed.
  const [row] = await tx.execute<{ settled: string }>(sql`select audit_settled()::text as settled`);
  return row ? { ...held, ...row } : null;
}

/** How far to go now: through the whole that is settled, or less where that holds more events than `most`. */
export async function sealThrough(tx: Database, after: string, settled: string, most: number): Promise<string> {
  const [row] = await tx.execute<{ through: string }>(sql`
    select written::text as through from audit_events where written > ${after}::bigint and written < ${settled}::bigint
    order by written offset ${most - 1} limit 1`);
  return row?.through ?? String(BigInt(settled) - 1n);
}

/** The events of all clinics in a stretch, by clinic and then in their order; those already sealed are left out. */
export async function unsealedEvents(
  tx: Database,
  after: string,
  through: string,
  limit: number,
): Promise<SealedEvent[]> {
  return tx.execute<SealedEvent>(sql`
    select ${sealedColumns} from audit_events e
    where e.written > ${after}::bigint and e.written <= ${through}::bigint and not exists (
      select from audit_seals s where s.clinic_id = e.clinic_id
        and (s.written_through, s.last_id) >= (e.written, e.id))
    order by e.clinic_id, e.written, e.id limit ${limit}`);
}

/** Where the chains of some clinics end. */
export async function chainEnds(tx: Database, clinicIds: readonly string[]): Promise<Map<string, ChainEnd>> {
  const rows = await tx.execute<ChainEnd & { clinicId: string }>(sql`
    select c.id as "clinicId", coalesce(s.number, b.number) as number,
      coalesce(s.written_through, b.written_through)::text as "writtenThrough", coalesce(s.last_id, b.last_id) as "lastId",
      coalesce(s.chain, b.chain) as chain
    from unnest(${sql.param([...clinicIds])}::uuid[]) c (id)
    left join lateral (select * from audit_seals where clinic_id = c.id order by number desc limit 1) s on true
    left join audit_starts b on b.clinic_id = c.id
    where s.number is not null or b.number is not null`);
  const ends = new Map(rows.map(({ clinicId, ...end }) => [clinicId, end as ChainEnd]));
  return new Map(clinicIds.map((id) => [id, ends.get(id) ?? chainStart]));
}

/** Adds seals, all of them or none. */
export async function addSeals(tx: Database, seals: readonly Seal[]): Promise<void> {
  if (seals.length === 0) return;
  const rows = seals.map(({ chain, signature, ...rest }) => ({
    ...rest,
    chain: chain.toString("hex"),
    signature: signature.toString("hex"),
  }));
  await tx.execute(sql`
    insert into audit_seals (clinic_id, number, written_after, written_through, last_id, lowest_id, highest_id, events,
      first_at, last_at, tree_root, chain, signature, key_id, sealed_at)
    select "clinicId", number, "writtenAfter", "writtenThrough", "lastId", "lowestId", "highestId", events, "firstAt",
      "lastAt", decode(root, 'hex'), decode(chain, 'hex'), decode(signature, 'hex'), "keyId", "sealedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("clinicId" uuid, number integer,
      "writtenAfter" bigint, "writtenThrough" bigint, "lastId" uuid, "lowestId" uuid, "highestId" uuid, events integer,
      "firstAt" timestamptz, "lastAt" timestamptz, root text, chain text, signature text, "keyId" text,
      "sealedAt" timestamptz)`);
}

/** Everything through here is sealed; `caughtUpAt` says when that was all there was. */
export async function moveSealing(tx: Database, through: string, caughtUpAt: Date | null): Promise<void> {
  await tx.execute(sql`
    update audit_sealing set sealed_through = ${through}::bigint,
      sealed_at = coalesce(${caughtUpAt}::timestamptz, sealed_at)`);
}
