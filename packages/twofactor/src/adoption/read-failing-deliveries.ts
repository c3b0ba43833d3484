import type { AccountId, ClinicId, Context, deliveries, Kind } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";

type Row = typeof deliveries.$inferSelect;

/** A message that did not arrive, or that is still being tried. */
export type FailingDelivery = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly accountKind: Kind;
  readonly name: string;
  /** What kind of message. */
  readonly message: string;
  readonly channel: Row["channel"];
  /** Why it failed for good, or what stands in the way of one that is tried again. */
  readonly why: NonNullable<Row["failure"] | Row["trouble"]>;
  readonly at: Date;
  readonly isOver: boolean;
};

/** How far back messages that failed are told. */
export const DELIVERY_DAYS = 7;

/** How many are told. */
export const DELIVERIES_TOLD = 10;

/**
 * The newest messages of the last week that did not arrive, those that are still being tried among them.
 *
 * @returns {@link DELIVERIES_TOLD} at most, and how many there are of each kind, counted to a thousand
 */
export async function readFailingDeliveries(
  context: Context,
  input: { readonly clinicId: ClinicId },
): Promise<{ readonly newest: readonly FailingDelivery[]; readonly failed: number; readonly inTrouble: number }> {
  const since = new Date(context.now().getTime() - DELIVERY_DAYS * 24 * 60 * 60 * 1000);
  const here = sql`d.clinic_id = ${input.clinicId}`;
  const failed = sql`${here} and d.failed_at > ${since}::timestamptz`;
  const inTrouble = sql`${here} and d.trouble is not null and d.handed_over_at is null and d.failed_at is null
    and d.attempted_at > ${since}::timestamptz`;
  const few = (which: SQL, at: SQL) =>
    sql`(select d.* from deliveries d where ${which} order by ${at} desc limit ${DELIVERIES_TOLD})`;
  const most = (which: SQL) =>
    sql`(select count(*)::int from (select from deliveries d where ${which} limit 1000) as counted)`;
  const newest = await context.db.execute<FailingDelivery>(sql`
    select d.id, d.account_id as "accountId", a.kind as "accountKind", a.name, d.kind as "message", d.channel,
      coalesce(d.failure, d.trouble) as "why", coalesce(d.failed_at, d.attempted_at) as "at",
      d.failed_at is not null as "isOver"
    from (${few(failed, sql`d.failed_at`)} union all ${few(inTrouble, sql`d.attempted_at`)}) d
      join accounts a on a.clinic_id = d.clinic_id and a.id = d.account_id
    order by "at" desc limit ${DELIVERIES_TOLD}`);
  const [counts] = await context.db.execute<{ failed: number; inTrouble: number }>(
    sql`select ${most(failed)} as "failed", ${most(inTrouble)} as "inTrouble"`,
  );
  return { newest: [...newest], failed: counts?.failed ?? 0, inTrouble: counts?.inTrouble ?? 0 };
}
