import { eventFrom } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { type Actor, actedBy, actorWho } from "../../people/actor.ts";
import type { Visitor } from "../../place.ts";
import { type CleanLogo, logoVersion } from "./logo.ts";

export type SaveLogoResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "nothing_changed" | "not_allowed" };

/**
 * Shows a logo from the next page and the next mail on, or none any more, with one audit event that says which it was
 * and is. The same logo again, or none where there is none, changes nothing.
 *
 * @param input.logo null takes the logo away
 */
export async function saveLogo(
  context: Context,
  input: { readonly actor: Actor; readonly logo: CleanLogo | null; readonly visitor: Visitor },
): Promise<SaveLogoResult> {
  const { logo, actor } = input;
  const version = logo && logoVersion(logo);
  const kept = logo
    ? sql`insert into clinic_logos (clinic_id, version, media_type, bytes, uploaded_at)
        select clinic_id, ${version}, ${logo.mediaType}, ${logo.bytes}::bytea, ${context.now()}::timestamptz from saved
        on conflict (clinic_id) do update set version = excluded.version, media_type = excluded.media_type,
          bytes = excluded.bytes, uploaded_at = excluded.uploaded_at`
    : sql`delete from clinic_logos using saved where clinic_logos.clinic_id = saved.clinic_id`;
  const [verdict] = await context.db.execute<{ admins: number; saved: number }>(sql`
    with actor as (${actorWho(actor, "change_policy")}),
    held as (
      select id, logo_version from clinics where id = (select clinic_id from actor) for no key update),
    saved as (
      update clinics set logo_version = ${version}::text from held
      where clinics.id = held.id and held.logo_version is distinct from ${version}::text
      returning clinics.id as clinic_id, null::uuid as account_id, ${actedBy(actor, input.visitor)},
        held.logo_version as before),
    kept as (${kept}),
    event as (${eventFrom(sql`saved`, {
      event: "clinic.settings_changed",
      outcome: "success",
      at: context.now(),
      details: sql`select jsonb_build_object('changed', jsonb_build_array('logo'),
        'from', jsonb_build_object('logo', before), 'to', jsonb_build_object('logo', ${version}::text)) from saved`,
    })})
    select (select count(*)::int from actor) as "admins", (select count(*)::int from saved) as "saved"`);
  if (!verdict?.admins) return { ok: false, why: "not_allowed" };
  return verdict.saved ? { ok: true } : { ok: false, why: "nothing_changed" };
}
