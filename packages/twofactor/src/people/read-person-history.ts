import { type HistoryRow, readHistory } from "@countersign/audit";
import { type AccountId, accounts, type ClinicId, type Context } from "@countersign/db";
import { and, eq, inArray } from "drizzle-orm";

/** One thing that happened to a person, and who did it where it was somebody else. */
export type PersonEvent = HistoryRow & { readonly actorName: string | null };

/**
 * The newest events about one person, newest first.
 *
 * @param input.before only events older than this one, by its id
 * @param input.limit events at most
 */
export async function readPersonHistory(
  context: Context,
  input: {
    readonly clinicId: ClinicId;
    readonly accountId: AccountId;
    readonly before?: string | null;
    readonly limit: number;
  },
): Promise<PersonEvent[]> {
  const events = await readHistory(context.db, input);
  const others = new Set(events.flatMap(({ actorId }) => (actorId && actorId !== input.accountId ? [actorId] : [])));
  if (others.size === 0) return events.map((event) => ({ ...event, actorName: null }));
  const names = await context.db
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(and(eq(accounts.clinicId, input.clinicId), inArray(accounts.id, [...others])));
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return events.map((event) => ({ ...event, actorName: nameOf.get(event.actorId ?? "") ?? null }));
}
