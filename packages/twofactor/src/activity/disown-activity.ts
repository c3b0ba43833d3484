import { endOtherSessions } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import type { Context, Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { stopLogins } from "../login/stop-logins.ts";
import { tell } from "../notices/tell.ts";
import type { Visitor } from "../place.ts";
import type { Person } from "../session/person.ts";
import { endTrust } from "../trusted-devices/end-trust.ts";
import { readDisownable } from "./read-disownable.ts";

export type DisownResult =
  | { readonly ok: true; readonly sessionsEnded: number; readonly devicesEnded: number }
  /** There is no such event of theirs, or none that somebody else can have done. */
  | { readonly ok: false; readonly why: "not_theirs" };

/**
 * "This wasn't me": signs everybody but the asking session out of an account, ends the trust in every device and stops
 * every half-done login. It is told once for each event, and again only where it has ended something again: whoever
 * presses twice ends everything once. Needs no step-up, because it takes nothing from anyone but other sessions of the
 * same account.
 *
 * @param input.what the event in the words in which the person read it
 */
export async function disownActivity(
  context: Context,
  input: { readonly person: Person; readonly eventId: string; readonly what: string; readonly visitor: Visitor },
): Promise<DisownResult> {
  const { person, eventId, what, visitor } = input;
  const { clinicId, accountId, sessionId, portal } = person;
  const at = context.now();
  return context.db.transaction(async (tx): Promise<DisownResult> => {
    // Presses of one account follow each other here.
    await lockAccountFactors(tx, person, at);
    if (!(await readDisownable(tx, person, eventId))) return { ok: false, why: "not_theirs" };
    await stopLogins(tx, { clinicId, accountId, except: null, at });
    const others = { clinicId, accountId, except: sessionId, by: "disowned", at } as const;
    // Twice: a step-up that was faster has put a session in the place of the one that the first statement waited for.
    const sessionsEnded = (await endOtherSessions(tx, others)) + (await endOtherSessions(tx, others));
    const devicesEnded = await endTrust(tx, person, "disowned", at);
    const ended = { sessionsEnded, devicesEnded };
    if (sessionsEnded + devicesEnded === 0 && (await wasDisowned(tx, person, eventId))) return { ok: true, ...ended };

    const who = { clinicId, accountId, actorId: accountId, sessionId, portal, ...visitor };
    const details = { what, eventId, ...ended };
    await appendEvent(tx, { ...who, event: "account.disowned", outcome: "success", at, details });
    await tell(tx, { clinicId, accountId, portal, visitor, at }, { kind: "activity_disowned", what });
    return { ok: true, ...ended };
  });
}

async function wasDisowned(tx: Database, { clinicId, accountId }: Person, eventId: string): Promise<boolean> {
  const told = await tx.execute(sql`
    select 1 from audit_events
    where clinic_id = ${clinicId} and account_id = ${accountId} and id > ${eventId}::uuid
      and event = 'account.disowned' and details->>'eventId' = ${eventId} limit 1`);
  return told.length > 0;
}
