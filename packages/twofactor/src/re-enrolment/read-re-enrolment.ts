import type { AccountId, ClinicId, Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { oneRow } from "../login/login-facts.ts";
import type { Place } from "../place.ts";
import { openReEnrolment } from "./re-enrolment-link.ts";

/** Whom an open link to set a second factor up again is for. */
export type OpenReEnrolment = {
  readonly clinicId: ClinicId;
  readonly accountId: AccountId;
  readonly linkId: string;
  readonly email: string;
};

/** Whom the link is for, or null when it was used, replaced, has expired or belongs elsewhere. Spends nothing. */
export function readReEnrolment(
  context: Context,
  link: { readonly place: Place; readonly token: string },
): Promise<OpenReEnrolment | null> {
  return oneRow<OpenReEnrolment>(
    context.db,
    sql`
    select a.clinic_id as "clinicId", a.id as "accountId", r.id as "linkId", a.email
    from re_enrolment_links r
      join accounts a on a.clinic_id = r.clinic_id and a.id = r.account_id
      join clinics c on c.id = r.clinic_id
    where ${openReEnrolment(link, context.now())}`,
  );
}
