import { eventFrom } from "@countersign/audit";
import type { ClinicId, Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { type Actor, actedBy, actorWho } from "../people/actor.ts";
import type { Visitor } from "../place.ts";
import { clinicSettings } from "./clinic-settings.ts";

/** Where a clinic's texts may go, and how many a day: in all, and to each country. */
export const textLimits = z.object({
  textDailyCap: clinicSettings.shape.textDailyCap,
  textCountries: clinicSettings.shape.textCountries,
});
export type TextLimits = z.output<typeof textLimits>;

export type SaveTextLimitsResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "changed_meanwhile" | "nothing_changed" | "not_allowed" };

/** The limits as JSON with its countries in order; the clinic is `c`. */
const limitsOfClinic = sql`jsonb_build_object('textDailyCap', c.text_daily_cap, 'textCountries',
  (select coalesce(jsonb_agg(jsonb_build_object('country', t.country, 'dailyCap', t.daily_cap) order by t.country), '[]')
    from text_countries t where t.clinic_id = c.id))`;

/** A clinic's limits as they are now. */
export async function readTextLimits(context: Context, clinicId: ClinicId): Promise<TextLimits> {
  const [row] = await context.db.execute<{ limits: TextLimits }>(
    sql`select ${limitsOfClinic} as limits from clinics c where c.id = ${clinicId}`,
  );
  if (!row) throw new Error("Whoever is signed in belongs to a clinic.");
  return row.limits;
}

/**
 * Puts other limits in force, from the next text on, with one audit event that says what they were and are. Of two
 * admins who began from the same ones, one wins and the other is told.
 *
 * The caller has made sure that the actor typed a fresh code: whoever opens a country can make the clinic pay.
 *
 * @param input.expected the limits that the actor saw when they began
 */
export async function saveTextLimits(
  context: Context,
  input: {
    readonly actor: Actor;
    readonly expected: TextLimits;
    readonly limits: TextLimits;
    readonly visitor: Visitor;
  },
): Promise<SaveTextLimitsResult> {
  const limits = inOrder(input.limits);
  const isSame = JSON.stringify(limits) === JSON.stringify(inOrder(input.expected));
  return context.db.transaction(async (tx): Promise<SaveTextLimitsResult> => {
    // The clinic's row is held first: a statement of its own, so that the next one sees what the holder before it did.
    const [held] = await tx.execute(sql`
      with actor as (${actorWho(input.actor, "change_policy")})
      select c.id from clinics c join actor on actor.clinic_id = c.id for no key update of c`);
    if (!held) return { ok: false, why: "not_allowed" };
    if (isSame) return { ok: false, why: "nothing_changed" };
    const wanted = JSON.stringify(limits);
    const saved = await tx.execute(sql`
      with before as (
        select c.id, ${limitsOfClinic} as limits from clinics c where c.id = ${input.actor.clinicId}
          and ${limitsOfClinic} = ${JSON.stringify(inOrder(input.expected))}::jsonb),
      capped as (
        update clinics c set text_daily_cap = ${limits.textDailyCap} from before where c.id = before.id
        returning c.id as clinic_id, null::uuid as account_id, ${actedBy(input.actor, input.visitor)}, before.limits as before),
      listed as (
        select capped.clinic_id, t.country, t."dailyCap" from capped,
          jsonb_to_recordset(${wanted}::jsonb -> 'textCountries') as t (country text, "dailyCap" integer)),
      gone as (
        delete from text_countries t using capped where t.clinic_id = capped.clinic_id
          and t.country not in (select country from listed)),
      kept as (
        insert into text_countries (clinic_id, country, daily_cap) select clinic_id, country, "dailyCap" from listed
        on conflict (clinic_id, country) do update set daily_cap = excluded.daily_cap),
      event as (${eventFrom(sql`capped`, {
        event: "clinic.settings_changed",
        outcome: "success",
        at: context.now(),
        details: sql`jsonb_build_object('changed', '["textLimits"]'::jsonb, 'from', before, 'to', ${wanted}::jsonb)`,
      })})
      select clinic_id from capped`);
    return saved.length > 0 ? { ok: true } : { ok: false, why: "changed_meanwhile" };
  });
}

function inOrder({ textDailyCap, textCountries }: TextLimits): TextLimits {
  const ordered = textCountries.toSorted((one, other) => (one.country < other.country ? -1 : 1));
  return { textDailyCap, textCountries: ordered.map(({ country, dailyCap }) => ({ country, dailyCap })) };
}
