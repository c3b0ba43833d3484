import type { Kind } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { SKIPS_MOST, trustedDeviceDays } from "../policy.ts";
import type { PolicyDraft } from "../policy-draft.ts";
import { isAffected, type PolicySubject } from "./next-login-under.ts";

/** Whole days since the account `a` last chose to trust a device that still is trusted, on its own portal; null without. */
export function trustedForDays(now: Date): SQL {
  return sql`(select floor(extract(epoch from ${now}::timestamptz - max(d.created_at)) / 86400)::int
    from trusted_devices d where d.clinic_id = a.clinic_id and d.account_id = a.id and d.portal = a.kind
      and d.ended_at is null and d.expires_at > ${now}::timestamptz)`;
}

/** Days for which a device can have been trusted, and null for nobody's. */
const ages: readonly (number | null)[] = [
  null,
  ...Array.from({ length: trustedDeviceDays.most + 1 }, (_, days) => days),
];
const spent = Array.from({ length: SKIPS_MOST + 1 }, (_, skipsSpent) => skipsSpent);
const either = [true, false] as const;

/**
 * Whether a change alters the next login of the account `a` of this kind, as a condition. The rule stays where it is: it
 * is asked for everything that it looks at, and those for whom it says yes are looked for.
 */
export function affectedWhen(kind: Kind, before: PolicyDraft, after: PolicyDraft, now: Date): SQL {
  const agesOf = (subject: Omit<PolicySubject, "kind" | "trustedForDays">): AgesOf =>
    ages.filter((trusted) => isAffected({ kind, ...subject, trustedForDays: trusted }, before, after));
  const found = kind === "staff" ? staffWhen(agesOf, now) : patientsWhen(agesOf, now);
  return found.length === 0 ? sql`false` : sql`(${sql.join(found, sql` or `)})`;
}

type AgesOf = readonly (number | null)[];
type Asked = (subject: Omit<PolicySubject, "kind" | "trustedForDays">) => AgesOf;

function staffWhen(agesOf: Asked, now: Date): SQL[] {
  const rest = { signInCodesOn: false, phoneConfirmed: false };
  const skips = spent.filter((skipsSpent) => agesOf({ enrolled: false, skipsSpent, ...rest }).length > 0);
  const enrolled = whenTrusted(agesOf({ enrolled: true, skipsSpent: 0, ...rest }), now);
  return [
    ...(skips.length > 0 ? [sql`(a.enrolled_at is null and a.skips_spent in ${oneOf(skips)})`] : []),
    ...(enrolled ? [sql`(a.enrolled_at is not null and ${enrolled})`] : []),
  ];
}

function patientsWhen(agesOf: Asked, now: Date): SQL[] {
  const all = either.flatMap((enrolled) =>
    either.flatMap((signInCodesOn) => either.map((phoneConfirmed) => ({ enrolled, signInCodesOn, phoneConfirmed }))),
  );
  return all.flatMap(({ enrolled, signInCodesOn, phoneConfirmed }) => {
    const trusted = whenTrusted(agesOf({ enrolled, skipsSpent: 0, signInCodesOn, phoneConfirmed }), now);
    if (!trusted) return [];
    return [
      sql`(a.enrolled_at ${isThere(enrolled)} and a.sign_in_codes_on_at ${isThere(signInCodesOn)}
        and a.phone_confirmed_at ${isThere(phoneConfirmed)} and ${trusted})`,
    ];
  });
}

/** Null for nobody. Devices are only looked at where they decide. */
function whenTrusted(affected: AgesOf, now: Date): SQL | null {
  if (affected.length === 0) return null;
  if (affected.length === ages.length) return sql`true`;
  const days = affected.filter((age) => age !== null);
  const among = days.length > 0 ? sql`${trustedForDays(now)} in ${oneOf(days)}` : sql`false`;
  return affected.includes(null) ? sql`(${trustedForDays(now)} is null or ${among})` : among;
}

function isThere(there: boolean): SQL {
  return there ? sql`is not null` : sql`is null`;
}

function oneOf(values: readonly number[]): SQL {
  return sql.raw(`(${values.join(", ")})`);
}
