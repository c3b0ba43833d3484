import type { Context } from "@countersign/db";
import type { Message } from "@countersign/messages";
import { clockOf, dayOf, startOf } from "@countersign/zones";
import { type SQL, sql } from "drizzle-orm";

/** A day's messages to one address and to one number, from all accounts of a clinic together. */
export const MAILS_PER_ADDRESS = 50;
/**
 * Mails with a link are counted by themselves: anybody may have them sent, three an hour to each account. Among the
 * others they would use up what codes and warnings need; and this is more than the two accounts of one address get.
 */
export const LINKS_PER_ADDRESS = 150;
export const TEXTS_PER_NUMBER = 20;

/** Texts that tell of something leave the last quarter of every day's to codes: without those people do not get in. */
function shareOf(kind: Message["kind"], cap: SQL): SQL {
  return kind === "sign_in_code" ? cap : sql`(${cap} * 3 / 4)`;
}

/** One budget of a day, the clinic's: a name, and how much may be spent on it. */
type DailyBudget = { readonly name: string; readonly subject: SQL; readonly cap: SQL };

/**
 * What a new message is charged to, the narrowest first, so that a flood to one number spends nothing of its country's
 * or its clinic's. A text costs a country's share too; a country that the clinic does not list has none.
 */
function budgetsOf(context: Context, message: Message, country: string | null): DailyBudget[] {
  const { kind, channel, clinicId, to } = message;
  const isLink = kind === "invitation" || kind === "password_reset" || kind === "re_enrolment";
  const lane = isLink ? "links" : channel;
  const subject = sql`${`${lane}/${context.keys.mac("destination", [clinicId, to]).toString("base64url")}`}::text`;
  if (channel === "email") {
    return [{ name: "by_address", subject, cap: sql`${isLink ? LINKS_PER_ADDRESS : MAILS_PER_ADDRESS}::int` }];
  }
  const listed = sql`(select daily_cap from text_countries where clinic_id = ${clinicId} and country = ${country}::text)`;
  return [
    { name: "by_number", subject, cap: shareOf(kind, sql`${TEXTS_PER_NUMBER}::int`) },
    { name: "by_country", subject: sql`${`texts/${country ?? "nowhere"}`}::text`, cap: shareOf(kind, listed) },
    {
      name: "by_clinic",
      subject: sql`'texts'`,
      cap: shareOf(kind, sql`(select text_daily_cap from clinics where id = ${clinicId})`),
    },
  ];
}

/**
 * CTEs that charge a message to every cap it falls under, one after the other: each is a guarded write, so that racers
 * never overspend it. What the last one returns says whether the message may go.
 *
 * @param place the country that a text goes to, and the zone whose days the caps are of
 * @param source a relation with `clinic_id`, empty when nothing is to be charged
 * @returns the CTEs, each with a comma behind it, and the name of the last
 */
export function chargeCaps(
  context: Context,
  message: Message,
  place: { readonly country: string | null; readonly timeZone: string },
  source: SQL,
): { readonly ctes: SQL; readonly verdict: SQL } {
  const now = context.now();
  const clock = clockOf(place.timeZone);
  const today = startOf(dayOf(now, clock), clock);
  let from: SQL = source;
  const ctes = budgetsOf(context, message, place.country).map(({ name, subject, cap }) => {
    const cte = sql`${sql.identifier(name)} as (
      insert into budgets as b (clinic_id, kind, subject, spent, charged_at)
      select s.clinic_id, 'deliveries', ${subject}, 1, ${now}::timestamptz from ${from} s where coalesce(${cap}, 0) > 0
      on conflict (clinic_id, kind, subject) do update
        set spent = case when b.charged_at < ${today}::timestamptz then 1 else b.spent + 1 end, charged_at = excluded.charged_at
        where b.charged_at < ${today}::timestamptz or b.spent < ${cap}
      returning clinic_id)`;
    from = sql`${sql.identifier(name)}`;
    return cte;
  });
  return { ctes: sql`${sql.join(ctes, sql`, `)},`, verdict: from };
}
