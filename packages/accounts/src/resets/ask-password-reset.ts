import type { ClinicId, Context } from "@countersign/db";
import { enqueueWork } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { normaliseEmail } from "../email.ts";
import type { Place, Visitor } from "../place.ts";
import { knownBrowserId } from "../throttle/known-browser.ts";
import { laneRows, nextSpent, waitAfter, waitAfterFree } from "../throttle/lane-statements.ts";
import { ADDRESS_FREE_FAILURES } from "../throttle/password-lanes.ts";
import { secondsUntil } from "../throttle/seconds-until.ts";
import { type LinkLane, linkLanes } from "./link-lanes.ts";

export type AskResetResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "clinic_unknown" }
  | { readonly ok: false; readonly why: "wait"; readonly seconds: number };

/**
 * Takes down that somebody wants a link to choose a new password. Whether the email has an account here is not looked
 * up: the courier does that later (`answerPasswordReset`), so that everybody gets one answer for the same statements.
 *
 * @param input.email as typed
 * @param input.knownBrowser value of the known-browser cookie
 */
export async function askPasswordReset(
  context: Context,
  input: {
    readonly place: Place;
    readonly email: string;
    readonly visitor: Visitor;
    readonly knownBrowser: string | null;
  },
): Promise<AskResetResult> {
  const { place, visitor } = input;
  const now = context.now();
  const email = normaliseEmail(input.email);
  const known = knownBrowserId(context.keys, input.knownBrowser, { ...place, email });
  const lanes = linkLanes(context.keys, { ...place, email, address: visitor.address, knownBrowserId: known });
  const asked = await chargeLanes(context, { clinicSlug: place.clinicSlug, ...lanes });
  if (!asked) return { ok: false, why: "clinic_unknown" };
  if (asked.charged < 2)
    return { ok: false, why: "wait", seconds: asked.blockedUntil ? secondsUntil(asked.blockedUntil, now) : 1 };
  await enqueueWork(context.db, {
    kind: "password_reset_asked",
    clinicId: asked.clinicId,
    portal: place.portal,
    email,
    ...visitor,
    at: now.toISOString(),
  });
  return { ok: true };
}

/** Charges both lanes, or none while one of them waits. No row: no such clinic. */
async function chargeLanes(
  context: Context,
  { clinicSlug, person, network }: { clinicSlug: string; person: LinkLane; network: LinkLane },
) {
  const now = context.now();
  const spent = nextSpent(now);
  const [row] = await context.db.execute<{ clinicId: ClinicId; charged: number; blockedUntil: Date | null }>(sql`
    with clinic as (select id from clinics where slug = ${clinicSlug}),
    blocked as (
      select max(b.waits_until) as until from clinic join budgets b on b.clinic_id = clinic.id
      where (b.kind, b.subject) in (${laneRows([person, network])}) and b.waits_until > ${now}::timestamptz),
    charged as (
      insert into budgets (clinic_id, kind, subject, spent, charged_at)
      select clinic.id, lane.kind, lane.subject, 1, ${now}::timestamptz
      from clinic, blocked, (values ${laneRows([person, network])}) as lane (kind, subject)
      where blocked.until is null
      order by lane.subject
      on conflict (clinic_id, kind, subject) do update set
        spent = ${spent}, charged_at = excluded.charged_at,
        waits_until = excluded.charged_at + make_interval(secs => case when budgets.subject = ${network.subject}
          then ${waitAfterFree(spent, ADDRESS_FREE_FAILURES)} else ${waitAfter(spent)} end)
      where budgets.waits_until is null or budgets.waits_until <= excluded.charged_at
      returning 1)
    select clinic.id as "clinicId", (select count(*)::int from charged) as "charged", blocked.until as "blockedUntil"
    from clinic, blocked`);
  return row ?? null;
}
