import { type ClinicId, newId } from "@countersign/db";
import { sql } from "drizzle-orm";
import { step } from "../report/say.ts";
import type { World } from "../run/world.ts";

const EVENTS = 2_000_000;
const PEOPLE = 20_000;
const AT_ONCE = 100_000;
/** Two million events over two years: one in about half a minute. */
const SECONDS_BETWEEN = 32;

/** What filters are asked of. */
export interface FilledTrail {
  readonly clinicId: ClinicId;
  readonly personId: string;
  readonly adminId: string;
}

/** One clinic's trail over two years: sign-ins above all, one change in a hundred, no failure among the changes. */
export async function fillTrail({ owner: { db } }: World): Promise<FilledTrail> {
  const [found] = await db.execute<{ id: ClinicId }>(sql`select id from clinics where slug = 'trail'`);
  const clinicId = found?.id ?? newId<ClinicId>(new Date());
  if (!found) {
    await db.execute(sql`insert into clinics (id, slug, name, created_at) values (${clinicId}, 'trail', 'Trail', now())`);
    for (let from = 0; from < EVENTS; from += AT_ONCE) {
      await step(`Events ${from + AT_ONCE} of ${EVENTS}`, () =>
        db.execute(sql`
          insert into audit_events (clinic_id, id, at, event, outcome, account_id, actor_id)
          select ${clinicId}, overlay(uuid_v7_floor(t.at)::text placing right(md5(n::text), 12) from 25)::uuid, t.at,
            case when n % 100 = 0 then (array['policy.changed', 'two_factor.reset', 'account.invited'])[1 + n / 100 % 3]
              when n % 7 = 0 then 'sign_in.code_wrong' else 'session.started' end,
            case when n % 100 <> 0 and n % 7 = 0 then 'failure' else 'success' end,
            md5((n % ${PEOPLE}::int)::text)::uuid, case when n % 100 = 0 then md5('admin')::uuid end
          from generate_series(${from}::int, ${from + AT_ONCE - 1}::int) n,
            lateral (select now() - make_interval(secs => (${EVENTS}::int - n) * ${SECONDS_BETWEEN}) as at) t`),
      );
    }
    await step("VACUUM ANALYZE", () => db.execute(sql`vacuum analyze audit_events`));
  }
  const [ids] = await db.execute<{ person: string; admin: string }>(
    sql`select md5('77')::uuid::text as person, md5('admin')::uuid::text as admin`,
  );
  return { clinicId, personId: ids?.person ?? "", adminId: ids?.admin ?? "" };
}
