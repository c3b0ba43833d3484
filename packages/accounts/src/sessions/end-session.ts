import { eventFrom } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { Place } from "../place.ts";

/**
 * Ends the session that the asking browser holds: its person signed out. From now on its token is worth nothing.
 *
 * @param input.session ids as the session token carries them
 * @param input.place where it was asked: a session of another portal or clinic is left alone
 * @returns whether it was this call that ended it
 */
export async function endSession(
  context: Context,
  input: {
    readonly session: { readonly clinicId: string; readonly sessionId: string };
    readonly place: Place;
    readonly visitor: { readonly address: string; readonly browser: string };
  },
): Promise<boolean> {
  const { session, place, visitor } = input;
  const now = context.now();
  const rows = await context.db.execute(sql`
    with ended as (
      update sessions s set ended_at = ${now}::timestamptz, ended_by = 'signed_out'
      from clinics c
      where c.id = s.clinic_id and c.slug = ${place.clinicSlug} and s.portal = ${place.portal}
        and s.clinic_id = ${session.clinicId}::uuid and s.id = ${session.sessionId}::uuid and s.ended_at is null
      returning s.clinic_id, s.portal, s.account_id, s.account_id as actor_id, s.login_id, s.id as session_id,
        ${visitor.address}::text as address, ${visitor.browser}::text as browser),
    event as (${eventFrom(sql`ended`, { event: "session.ended", outcome: "success", at: now, details: { by: "signed_out" } })})
    select session_id from ended`);
  return rows.length === 1;
}
