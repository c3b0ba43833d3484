import type { ClinicId, Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { isBarring } from "../people/person-status.ts";
import { readPolicies } from "../policy/read-policies.ts";
import { type Adoption, type AdoptionGroup, adoptionOf } from "./adoption.ts";

/** How a clinic's people stand right now. */
export async function readAdoption(context: Context, input: { readonly clinicId: ClinicId }): Promise<Adoption> {
  const [groups, policies] = await Promise.all([
    groupPresentPeople(context, input.clinicId),
    readPolicies(context, input),
  ]);
  return adoptionOf(groups, policies);
}

/**
 * Everybody active, in groups of those who are alike. Each line of the union is counted in one of the partial indexes,
 * without looking at a row; the few who are barred are counted apart and taken off again.
 */
async function groupPresentPeople(context: Context, clinicId: ClinicId): Promise<AdoptionGroup[]> {
  const active = sql`a.clinic_id = ${clinicId} and a.deactivated_at is null`;
  const columns = sql`a.kind, a.enrolled_at is not null and a.kind = 'staff' as enrolled,
    case when a.kind = 'staff' and a.enrolled_at is null then a.skips_spent else 0 end as skips,
    a.kind = 'patient' and a.sign_in_codes_on_at is not null as codes`;
  const rows = await context.db.execute<AdoptionGroup>(sql`
    with barred as materialized (
      select ${columns}, count(*) as people
      from budgets b join accounts a on ${active} and a.id = b.subject::uuid
      where b.clinic_id = ${clinicId} and b.kind = 'codes' and ${isBarring(context.now())}
      group by 1, 2, 3, 4),
    counted as (
      select 'staff' as kind, true as enrolled, 0 as skips, false as codes, false as barred, count(*) as people
        from accounts a where ${active} and a.kind = 'staff' and a.enrolled_at is not null
      union all select 'staff', false, a.skips_spent, false, false, count(*)
        from accounts a where ${active} and a.kind = 'staff' and a.enrolled_at is null group by a.skips_spent
      union all select 'patient', false, 0, true, false, count(*)
        from accounts a where ${active} and a.kind = 'patient' and a.sign_in_codes_on_at is not null
      union all select 'patient', false, 0, false, false, count(*)
        from accounts a where ${active} and a.kind = 'patient' and a.sign_in_codes_on_at is null
      union all select kind, enrolled, skips, codes, false, -people from barred
      union all select kind, enrolled, skips, codes, true, people from barred)
    select kind, enrolled, skips as "skipsSpent", codes as "signInCodesOn", barred, sum(people)::int as "people"
    from counted group by 1, 2, 3, 4, 5`);
  return [...rows];
}
