import { eventFrom } from "@countersign/audit";
import { type ClinicId, type Context, clinics } from "@countersign/db";
import { eq, type SQL, sql } from "drizzle-orm";
import { type Actor, actedBy, actorWho } from "../people/actor.ts";
import type { Visitor } from "../place.ts";
import { type GeneralSettings, generalNames } from "./general-settings.ts";

export type SaveGeneralResult =
  | { readonly ok: true; readonly changed: readonly (keyof GeneralSettings)[] }
  | { readonly ok: false; readonly why: "changed_meanwhile" | "nothing_changed" | "not_allowed" };

type Verdict = { readonly admins: number; readonly held: GeneralSettings | null; readonly same: boolean | null };

const columns: Readonly<Record<keyof GeneralSettings, SQL>> = {
  name: sql.raw("name"),
  helpPhone: sql.raw("help_phone"),
  helpEmail: sql.raw("help_email"),
  helpHours: sql.raw("help_hours"),
  mailFromName: sql.raw("mail_from_name"),
  replyTo: sql.raw("reply_to"),
  accent: sql.raw("accent"),
  country: sql.raw("country"),
  timeZone: sql.raw("time_zone"),
};

/** The general settings of a clinic as they are now. */
export async function readGeneralSettings(context: Context, clinicId: ClinicId): Promise<GeneralSettings> {
  const [row] = await context.db.select().from(clinics).where(eq(clinics.id, clinicId));
  if (!row) throw new Error("Whoever is signed in belongs to a clinic.");
  const { name, helpPhone, helpEmail, helpHours, mailFromName, replyTo, accent, country, timeZone } = row;
  return { name, helpPhone, helpEmail, helpHours, mailFromName, replyTo, accent, country, timeZone };
}

/**
 * Puts general settings in force, from the next request and the next mail on, with one audit event that says what each
 * was and is. Of two admins who began from the same ones, one wins and the other is told.
 *
 * The caller has made sure that the actor typed a fresh code: a changed sender or reply address is what a thief of a
 * session would begin with.
 *
 * @param input.expected the settings that the actor saw when they began
 */
export async function saveGeneralSettings(
  context: Context,
  input: {
    readonly actor: Actor;
    readonly expected: GeneralSettings;
    readonly settings: GeneralSettings;
    readonly visitor: Visitor;
  },
): Promise<SaveGeneralResult> {
  const { settings, expected } = input;
  const each = (part: (name: keyof GeneralSettings) => SQL) => sql.join(generalNames.map(part), sql`, `);
  const shown = sql`jsonb_build_object(${each((name) => sql`${name}::text, ${columns[name]}`)})`;
  const [verdict] = await context.db.execute<Verdict>(sql`
    with actor as (${actorWho(input.actor, "change_policy")}),
    held as (
      select c.id, ${shown} as settings,
        (${each((name) => columns[name])}) is not distinct from (${each((name) => sql`${expected[name]}::text`)}) as same
      from clinics c where c.id = (select clinic_id from actor) for no key update),
    saved as (
      update clinics set ${each((name) => sql`${columns[name]} = ${settings[name]}::text`)} from held
      where clinics.id = held.id and held.same and held.settings <> ${JSON.stringify(settings)}::jsonb
      returning clinics.id as clinic_id, null::uuid as account_id, ${actedBy(input.actor, input.visitor)}, held.settings as before),
    changes as (
      select b.key, b.value as before, a.value as after from saved, jsonb_each(saved.before) b
        join jsonb_each(${JSON.stringify(settings)}::jsonb) a using (key) where a.value <> b.value),
    event as (${eventFrom(sql`saved`, {
      event: "clinic.settings_changed",
      outcome: "success",
      at: context.now(),
      details: sql`select jsonb_build_object('changed', jsonb_agg(key order by key),
        'from', jsonb_object_agg(key, before), 'to', jsonb_object_agg(key, after)) from changes`,
    })})
    select (select count(*)::int from actor) as "admins", (select settings from held) as "held",
      (select same from held) as "same"`);
  if (!verdict?.admins || !verdict.held) return { ok: false, why: "not_allowed" };
  if (!verdict.same) return { ok: false, why: "changed_meanwhile" };
  const { held } = verdict;
  const changed = generalNames.filter((name) => held[name] !== settings[name]);
  return changed.length > 0 ? { ok: true, changed } : { ok: false, why: "nothing_changed" };
}
