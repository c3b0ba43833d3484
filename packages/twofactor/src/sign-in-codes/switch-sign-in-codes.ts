import { endOtherSessions } from "@countersign/accounts";
import { type AuditEventName, eventFrom } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { enqueue, type MessageKind } from "@countersign/messages";
import { type SQL, sql } from "drizzle-orm";
import { noticeTo } from "../notice-to.ts";
import type { Visitor } from "../place.ts";
import type { Person } from "../session/person.ts";

/** One press of "Turn on" or "Turn off". */
export type Switch = {
  readonly event: Extract<AuditEventName, "sign_in_codes.turned_on" | "sign_in_codes.turned_off">;
  readonly notice: Extract<MessageKind, "sign_in_codes_on" | "sign_in_codes_off">;
  readonly onAt: Date | null;
  /** What must hold, over the account `a`, its active policy `p` and the session `s`. */
  readonly guard: SQL;
};

/**
 * Turns a patient's codes on or off from one session, ends their other sessions and tells them: all of it or nothing.
 *
 * @returns whether the guard held
 */
export function switchSignInCodes(
  context: Context,
  { person, visitor }: { readonly person: Person; readonly visitor: Visitor },
  { event, notice, onAt, guard }: Switch,
): Promise<boolean> {
  const { clinicId, accountId, sessionId } = person;
  const at = context.now();
  return context.db.transaction(async (tx) => {
    const changed = await tx.execute(sql`
      with changed as (
        update accounts a set sign_in_codes_on_at = ${onAt}::timestamptz
        from sessions s
          join policies p on p.clinic_id = s.clinic_id and p.kind = 'patient' and p.superseded_at is null
        where a.clinic_id = ${clinicId} and a.id = ${accountId} and a.kind = 'patient' and a.deactivated_at is null
          and s.clinic_id = a.clinic_id and s.account_id = a.id and s.id = ${sessionId}
          and s.ended_at is null and s.expires_at > ${at}::timestamptz and ${guard}
        returning a.clinic_id, s.portal, a.id as account_id, a.id as actor_id, null::uuid as login_id,
          s.id as session_id, ${visitor.address}::text as address, ${visitor.browser}::text as browser),
      event as (${eventFrom(sql`changed`, { event, outcome: "success", at })})
      select account_id from changed`);
    if (changed.length === 0) return false;
    await endOtherSessions(tx, { clinicId, accountId, except: sessionId, by: "factor_changed", at });
    await enqueue(tx, { ...noticeTo(person, visitor, at), kind: notice });
    return true;
  });
}
