import type { AccountId, Context, Kind } from "@countersign/db";
import { enqueue, type MessageOf } from "@countersign/messages";
import { sql } from "drizzle-orm";
import type { PolicyDrafts } from "../policy/policy-draft.ts";
import { readPolicies } from "../policy/read-policies.ts";
import { affectedWhen } from "../policy/rehearsal/affected-when.ts";
import { type NextLogin, nextLoginUnder, type PolicySubject } from "../policy/rehearsal/next-login-under.ts";
import { emailWorks, subjectColumns } from "../policy/rehearsal/rehearsal-statements.ts";
import { keptAt, type Promised } from "../policy/schedule/promise.ts";
import { type Batch, type HeldMailing, NOBODY_LEFT } from "./mailing-statements.ts";
import { nextPeople } from "./next-people.ts";

type Schedule = Promised & { readonly drafts: PolicyDrafts };
type Row = PolicySubject & { readonly id: AccountId; readonly email: string; readonly concerned: boolean };

/**
 * Tells the next people whom a scheduled change concerns, as far as mails reach them, and remembers whom it told. Not any
 * more once that change has ended.
 */
export async function announceBatch(context: Context, held: HeldMailing, limit: number, at: Date): Promise<Batch> {
  const { clinicId, scheduleId } = held;
  const { db } = context;
  const [schedule] = await db.execute<Schedule>(sql`
    select s.drafts, s.takes_effect_at as "takesEffectAt", s.wall_time as "wallTime",
      coalesce(s.time_zone, c.time_zone) as "timeZone"
    from policy_schedules s join clinics c on c.id = s.clinic_id
    where s.clinic_id = ${clinicId} and s.id = ${scheduleId} and num_nonnulls(s.applied_at, s.cancelled_at, s.overtaken_at) = 0`);
  if (!schedule || scheduleId === null) return NOBODY_LEFT;
  const { drafts, wallTime, timeZone } = schedule;
  const active = await readPolicies(context, { clinicId });
  const concerned = (kind: Kind) => sql`(a.kind = ${kind} and ${affectedWhen(kind, active[kind], drafts[kind], at)})`;
  const rows = await db.execute<Row>(sql`
    with page as materialized (${nextPeople(held, limit)})
    select a.id, a.kind, a.email, ${subjectColumns(at)},
      a.deactivated_at is null and ${emailWorks} and (${concerned("staff")} or ${concerned("patient")}) as "concerned"
    from page join accounts a on a.clinic_id = page.clinic_id and a.id = page.id order by a.id`);
  const people = rows.filter((row) => row.concerned);
  if (people.length > 0) {
    await db.execute(sql`
      insert into policy_announcements (clinic_id, schedule_id, account_id, announced_at)
      select ${clinicId}::uuid, ${scheduleId}::uuid, value::uuid, ${at}::timestamptz
      from jsonb_array_elements_text(${JSON.stringify(people.map(({ id }) => id))}::jsonb)`);
    const about = { scheduleId, takesEffectAt: keptAt(schedule).toISOString(), wallTime, timeZone };
    await enqueue(
      db,
      people.map(({ id, email, ...subject }): MessageOf<"policy_announced"> => {
        const { kind } = subject;
        const after = nextLoginUnder(drafts[kind], subject);
        const mail = {
          clinicId,
          accountId: id,
          to: email,
          channel: "email",
          at: at.toISOString(),
          portal: kind,
        } as const;
        const news = {
          change: changeOf(subject, nextLoginUnder(active[kind], subject), after),
          skipsLeft: after.at === "set_up" ? after.skipsLeft : 0,
        };
        return { kind: "policy_announced", ...mail, ...about, ...news };
      }),
    );
  }
  return { reachedId: rows.at(-1)?.id ?? null, passed: people.length, sent: people.length };
}

/** What a person would notice. */
function changeOf(
  { kind, enrolled }: PolicySubject,
  before: NextLogin,
  after: NextLogin,
): MessageOf<"policy_announced">["change"] {
  if (after.at === "code" && kind === "patient" && enrolled) return "code_by_app";
  if (after.at !== "code" || before.at !== "code") return after.at;
  return after.texts ? "code_by_text" : "code_by_email";
}
