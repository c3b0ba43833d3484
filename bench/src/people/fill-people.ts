import { type ClinicId, newId } from "@countersign/db";
import { sql } from "drizzle-orm";
import { step } from "../report/say.ts";
import type { World } from "../run/world.ts";
import { domains, firstNames, lastNames, nameParts } from "./names.ts";

const BIG_STAFF = 1_000_000;
const BESIDE_PATIENTS = 300_000;
const SMALL_CLINICS = 1_000;
const SMALL_STAFF = 100;
const AT_ONCE = 100_000;

/** The clinics that lists are asked of. */
export interface FilledClinics {
  /** A million staff. */
  readonly big: ClinicId;
  /** Fewer patients, in the same tables. */
  readonly beside: ClinicId;
  readonly small: ClinicId;
}

/** A clinic with a million staff beside one with 300,000 patients and a thousand of a hundred; kept if it is there. */
export async function fillPeople(world: World): Promise<FilledClinics> {
  const { db } = world.owner;
  const found = await db.execute<{ id: ClinicId }>(sql`select id from clinics order by slug`);
  if (found.length === 0) {
    await step("Making clinics", () => makeClinics(world));
    const [big, beside] = await clinicIds(world);
    for (let from = 0; from < BIG_STAFF; from += AT_ONCE) {
      await step(`Staff ${from + AT_ONCE} of ${BIG_STAFF}`, () =>
        addPeople(
          world,
          sql`select ${big}::uuid as clinic, n from generate_series(${from}::int, ${from + AT_ONCE - 1}::int) n`,
          "staff",
        ),
      );
    }
    await step(`${BESIDE_PATIENTS} patients beside them`, () =>
      addPeople(
        world,
        sql`select ${beside}::uuid as clinic, n from generate_series(1, ${BESIDE_PATIENTS}::int) n`,
        "patient",
      ),
    );
    await step(`${SMALL_CLINICS} small clinics`, () =>
      addPeople(
        world,
        sql`select c.id as clinic, row_number() over ()::int as n
        from clinics c, generate_series(1, ${SMALL_STAFF}::int) where c.slug like 'c-small%'`,
        "staff",
      ),
    );
    await step("Their factors and locks", () => addFactors(world));
    await step("VACUUM and ANALYZE", () => db.execute(sql`vacuum analyze`));
  }
  const [big, beside, small] = await clinicIds(world);
  if (!big || !beside || !small) throw new Error("The clinics are not all there.");
  return { big, beside, small };
}

async function clinicIds(world: World): Promise<readonly ClinicId[]> {
  const rows = await world.owner.db.execute<{ id: ClinicId }>(sql`select id from clinics order by slug limit 3`);
  return rows.map(({ id }) => id);
}

async function makeClinics(world: World): Promise<void> {
  const slugs = ["a-big", "b-beside", ...Array.from({ length: SMALL_CLINICS }, (_, at) => `c-small-${at}`)];
  const made = JSON.stringify(slugs.map((slug) => ({ slug, id: newId(new Date()) })));
  await world.owner.db.execute(sql`
    insert into clinics (id, slug, name, created_at)
    select (c->>'id')::uuid, c->>'slug', 'Clinic ' || (c->>'slug'), now() from jsonb_array_elements(${made}::jsonb) c`);
  // Required with five skips where the staff are, so that people are in grace and out of skips.
  await world.owner.db.execute(sql`
    insert into policies (clinic_id, id, kind, version, mode, skips_allowed, created_at)
    select c.id, gen_random_uuid(), k.kind, 1, case k.kind when 'staff' then 'required_every_login' else 'optional' end,
      case k.kind when 'staff' then 5 else 0 end, now()
    from clinics c, (values ('staff'), ('patient')) k (kind)`);
}

/** Names by rank: the commonest first name is one in fifty, and two in five last names are nearly nobody else's. */
async function addPeople(world: World, numbered: ReturnType<typeof sql>, kind: "staff" | "patient"): Promise<void> {
  const pick = (words: readonly string[], chance: string) =>
    sql`(${sql.param([...words])}::text[])[1 + floor(power(${sql.raw(chance)}, 1.4) * ${words.length}::int)::int]`;
  await world.owner.db.execute(sql`
    with numbered as (${numbered}),
    drawn as materialized (select clinic, n, random() r1, random() r2, random() r3, random() r4, random() r5, random() r6,
      random() r7, random() r8, random() r9, now() - random() * interval '6 years' as joined from numbered),
    named as materialized (select d.*, ${pick(firstNames, "r1")} as first,
      case when r2 < 0.6 then ${pick(lastNames, "r3")}
        else initcap(${pick(nameParts, "r3")} || ${pick(nameParts, "r4")} || ${pick(nameParts, "r2")}) end as last
      from drawn d)
    insert into accounts (clinic_id, id, kind, role, name, email, password_hash, phone, phone_confirmed_at,
      email_failing_at, email_failing_why, sign_in_codes_on_at, skips_spent, enrolled_at, last_login_at, deactivated_at, created_at)
    select clinic,
      (lpad(to_hex((extract(epoch from joined) * 1000)::bigint), 12, '0') || '7' || substr(md5(clinic::text || n), 1, 3)
        || '8' || substr(md5(n || 'b' || clinic::text), 1, 15))::uuid,
      ${kind}::text, case when ${kind}::text = 'staff' then
        case when r9 < 0.0005 then 'admin' when r9 < 0.002 then 'helpdesk' else 'staff' end end,
      first || ' ' || last,
      regexp_replace(lower(first || '.' || last), '[^a-z.]', '', 'g') || n || '@' || ${pick(domains, "r4")},
      case when r5 > 0.03 then '$argon2id$v=19$m=19456,t=2,p=1$' || left(md5(n::text), 22) || '$' || md5(n::text) || left(md5(n || 'x'), 11) end,
      case when r6 < 0.4 then '+4915' || lpad(n::text, 9, '0') end, case when r6 < 0.3 then joined end,
      case when r7 < 0.004 then now() end, case when r7 < 0.004 then 'bounced' end,
      case when ${kind}::text = 'patient' and r8 < 0.35 then joined end,
      case when ${kind}::text = 'staff' and r5 > 0.12 and r8 < 0.3 then floor(power(r8 / 0.3, 2) * 6.2)::int else 0 end,
      case when ${kind}::text = 'staff' and r8 >= 0.3 and r5 > 0.12 then joined + interval '1 hour' end,
      case when r5 > 0.12 then least(now(), joined + power(r6, 0.3) * (now() - joined)) end,
      case when r7 > 0.97 then now() end, joined
    from named`);
}

async function addFactors(world: World): Promise<void> {
  const { db } = world.owner;
  await db.execute(sql`
    insert into authenticators (clinic_id, id, account_id, name, secret_sealed, key_id, last_used_step, created_at)
    select clinic_id, gen_random_uuid(), id, 'Phone', decode(repeat('00', 48), 'hex'), 'bench', 1, enrolled_at
    from accounts where enrolled_at is not null and deactivated_at is null`);
  await db.execute(sql`
    insert into budgets (clinic_id, kind, subject, spent, charged_at, suspended_at)
    select clinic_id, 'codes', id::text, 50, now(), case when h < 4 then now() end
    from (select *, abs(hashtext(id::text)) % 10000 as h from accounts where enrolled_at is not null or sign_in_codes_on_at is not null) a
    where h < 400`);
}
