import { eventFrom } from "@countersign/audit";
import { type Context, tokenDigest } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { Place } from "../place.ts";

/** Ends the pending login this browser holds, if any ("Not you? Start again", "Cancel sign-in"). Costs nothing. */
export async function cancelLogin(context: Context, input: { place: Place; token: string | null }): Promise<void> {
  if (!input.token) return;
  const now = context.now();
  await context.db.execute(sql`
    with ended as (
      update logins l set cancelled_at = ${now}::timestamptz from clinics c
      where c.id = l.clinic_id and c.slug = ${input.place.clinicSlug} and l.portal = ${input.place.portal}
        and l.token_hash = ${tokenDigest(input.token)}
        and num_nonnulls(l.redeemed_at, l.cancelled_at, l.replaced_at, l.failed_at) = 0
      returning l.clinic_id, l.portal, l.account_id, l.account_id as actor_id, l.id as login_id, l.session_id, l.address, l.browser),
    event as (${eventFrom(sql`ended`, { event: "sign_in.cancelled", outcome: "success", at: now })})
    select 1`);
}
