import { endOtherSessions } from "@countersign/accounts";
import { type AuditEventName, appendEvent } from "@countersign/audit";
import type { Context, Database } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { markEnrolled } from "../authenticators/mark-enrolled.ts";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { stopLogins } from "../login/stop-logins.ts";
import { tell } from "../notices/tell.ts";
import { forgetFactors } from "../people/reset-statements.ts";
import type { Visitor } from "../place.ts";
import type { Person } from "../session/person.ts";
import { endTrust } from "../trusted-devices/end-trust.ts";

/** One press of "Turn on" or "Turn off". */
export type Switch = {
  readonly to: "on" | "off";
  /** What must hold, over the account `a`, its active policy `p` and the session `s`. */
  readonly guard: SQL;
};

type Switched = Extract<AuditEventName, "sign_in_codes.turned_on" | "sign_in_codes.turned_off" | "two_factor.disabled">;

/**
 * Turns what a patient is asked for on or off from one session, ends their other sessions and tells them, once: all of it
 * or nothing. Off takes authenticators, recovery codes and open set-ups with it: nothing is left that would be asked for.
 *
 * @returns whether the guard held
 */
export function switchSignInCodes(
  context: Context,
  { person, visitor }: { readonly person: Person; readonly visitor: Visitor },
  { to, guard }: Switch,
): Promise<boolean> {
  const { clinicId, accountId, sessionId, portal } = person;
  const at = context.now();
  return context.db.transaction(async (tx) => {
    await lockAccountFactors(tx, person, at);
    if (!(await isAllowed(tx, person, guard, at))) return false;
    const hadApp = to === "off" && (await forgetFactors(tx, person, at));
    if (to === "off") await stopLogins(tx, { clinicId, accountId, except: null, at });
    await tx.execute(sql`update accounts set sign_in_codes_on_at = ${to === "on" ? at : null}::timestamptz
      where clinic_id = ${clinicId} and id = ${accountId}`);
    if (hadApp) await markEnrolled(tx, person, null);
    await endOtherSessions(tx, { clinicId, accountId, except: sessionId, by: "factor_changed", at });
    if (to === "off") await endTrust(tx, person, "factor_changed", at);
    const events: readonly Switched[] = [
      ...(hadApp ? (["two_factor.disabled"] as const) : []),
      to === "on" ? "sign_in_codes.turned_on" : "sign_in_codes.turned_off",
    ];
    const who = { clinicId, accountId, actorId: accountId, sessionId, portal, ...visitor };
    await appendEvent(
      tx,
      events.map((event) => ({ ...who, event, outcome: "success" as const, at })),
    );
    const kind = hadApp ? "two_factor_disabled" : to === "on" ? "sign_in_codes_on" : "sign_in_codes_off";
    await tell(tx, { ...person, visitor, at }, { kind });
    return true;
  });
}

/** Asked under the account's lock. The policy's row is held: Required may be saved at this very moment. */
async function isAllowed(
  tx: Database,
  { clinicId, accountId, sessionId }: Person,
  guard: SQL,
  at: Date,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from accounts a
      join sessions s on s.clinic_id = a.clinic_id and s.account_id = a.id and s.id = ${sessionId}
        and s.ended_at is null and s.expires_at > ${at}::timestamptz
      join policies p on p.clinic_id = a.clinic_id and p.kind = a.kind and p.superseded_at is null
    where a.clinic_id = ${clinicId} and a.id = ${accountId} and a.kind = 'patient' and a.deactivated_at is null
      and ${guard}
    for share of p`);
  return rows.length === 1;
}
