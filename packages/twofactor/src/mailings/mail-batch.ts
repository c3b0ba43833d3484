import type { AccountId, Context, Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { factJoins } from "../login/login-facts.ts";
import { remindPeople } from "../people/reminder.ts";
import { announceBatch } from "./announce-batch.ts";
import { type Batch, finishMailing, type HeldMailing, holdMailing, moveOn, NOBODY_LEFT } from "./mailing-statements.ts";
import { nextPeople } from "./next-people.ts";
import { isRemindable, wouldBeReminded } from "./remindable.ts";
import { withdrawBatch } from "./withdraw-batch.ts";

/** People looked at in one transaction: some 100 ms, however few of them are meant. */
const BATCH_PEOPLE = 500;

/**
 * Writes to the next people of a mailing in one transaction: where it stands moves on with the mails, so that nobody is
 * written to twice or left out, whenever a courier is killed.
 *
 * @returns `ended` when there is nothing left to do: finished, just now or before, or stopped
 */
export function mailBatch(
  context: Context,
  mailing: { readonly clinicId: string; readonly mailingId: string },
): Promise<"more" | "ended"> {
  const at = context.now();
  return context.db.transaction(async (tx) => {
    const held = await holdMailing(tx, mailing);
    if (!held) return "ended";
    const batch = await batchOf({ ...context, db: tx }, held, at);
    if (batch.reachedId === null) {
      await finishMailing(tx, held, at);
      return "ended";
    }
    await moveOn(tx, held, batch);
    return "more";
  });
}

function batchOf(context: Context, held: HeldMailing, at: Date): Promise<Batch> {
  switch (held.kind) {
    case "reminder":
      return remindBatch(context.db, held, at);
    case "policy_announced":
      return announceBatch(context, held, BATCH_PEOPLE, at);
    case "policy_withdrawn":
      return withdrawBatch(context.db, held, BATCH_PEOPLE, at);
  }
}

async function remindBatch(tx: Database, held: HeldMailing, at: Date): Promise<Batch> {
  const { clinicId, peopleKind, status, createdBy } = held;
  if (!peopleKind || !isRemindable(peopleKind, status)) return NOBODY_LEFT;
  const list = { kind: peopleKind, status };
  const rows = await tx.execute<{ id: AccountId; meant: boolean }>(sql`
    with page as materialized (${nextPeople(held, BATCH_PEOPLE)})
    select a.id, coalesce(${wouldBeReminded(list, at)}, false) as meant
    from page join accounts a on a.clinic_id = page.clinic_id and a.id = page.id ${factJoins} order by a.id`);
  const meant = rows.filter((row) => row.meant).map(({ id }) => id);
  const who = { clinicId, actorId: createdBy, sessionId: null, visitor: null, at };
  const sent = meant.length === 0 ? 0 : await remindPeople(tx, who, meant);
  return { reachedId: rows.at(-1)?.id ?? null, passed: meant.length, sent };
}
