import type { ClinicId, Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { oneRow } from "../login/login-facts.ts";
import { requiredModes } from "../policy/policy.ts";
import type { RollOutFacts } from "./roll-out.ts";

type Facts = Omit<RollOutFacts, "staff" | "stragglers">;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What the checklist needs beyond the numbers of {@link readAdoption}. */
export async function readRollOut(context: Context, input: { readonly clinicId: ClinicId }): Promise<Facts> {
  const now = context.now().getTime();
  const required = sql.join(
    requiredModes.map((mode) => sql`${mode}`),
    sql`, `,
  );
  const row = await oneRow<Facts>(
    context.db,
    sql`
    select count(a.id)::int as "admins",
      (count(a.id) filter (where a.enrolled_at is not null and exists (select from recovery_code_sets r
        where r.clinic_id = a.clinic_id and r.account_id = a.id and r.seen_at is not null)))::int as "adminsReady",
      coalesce(c.help_phone, c.help_email) is not null as "hasHelpContact",
      exists (select from deliveries d where d.clinic_id = c.id and d.channel = 'email'
        and d.handed_over_at is not null) as "mailTaken",
      exists (select from deliveries d where d.clinic_id = c.id and d.channel = 'email'
        and d.failed_at > ${new Date(now - DAY_MS)}::timestamptz and d.failure in ('given_up', 'no_channel')) as "mailsGivenUp",
      (select s.takes_effect_at from policy_schedules s where s.clinic_id = c.id
        and num_nonnulls(s.applied_at, s.cancelled_at, s.overtaken_at) = 0
        and s.drafts->'staff'->>'mode' in (${required})) as "requiredFrom",
      exists (select from policies p where p.clinic_id = c.id and p.kind = 'staff' and p.superseded_at is null
        and p.mode in (${required})) as "isRequired"
    from clinics c left join accounts a on a.clinic_id = c.id and a.role = 'admin' and a.deactivated_at is null
    where c.id = ${input.clinicId} group by c.id`,
  );
  if (!row) throw new Error("No such clinic.");
  return row;
}
