import { type Portal, tokenDigest } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { type PolicyMode, trustsDevices } from "../policy/policy.ts";

/** Secrets that one login looks at, at most: a browser shared by more people than this asks for a code now and then. */
export const TRUST_SECRETS_MOST = 30;

/** Whether "Trust this device" is offered here. The console always asks: whoever has it can open every other account. */
export function offersTrust(facts: { readonly portal: Portal; readonly mode: PolicyMode | null }): boolean {
  return facts.portal !== "admin" && trustsDevices(facts.mode);
}

/** The SHA-256 under which a device's secret is kept, as a parameter; null for none. */
export function trustHash(secret: string | null): SQL {
  return sql`${secret === null ? null : tokenDigest(secret)}::bytea`;
}

/**
 * The id of the device that the account `a` trusts and whose secret is among these, or null: of this portal, neither
 * ended nor past its day. Whether trust counts is for the policy to say.
 */
export function trustedDeviceOf(portal: Portal, secrets: readonly string[], now: Date): SQL {
  const looked = secrets.slice(0, TRUST_SECRETS_MOST);
  if (portal === "admin" || looked.length === 0) return sql`null::uuid`;
  const hashes = sql.join(
    looked.map((secret) => trustHash(secret)),
    sql`, `,
  );
  return sql`(select d.id from trusted_devices d
    where d.token_hash in (${hashes}) and d.clinic_id = a.clinic_id and d.account_id = a.id and d.portal = ${portal}
      and ${isTrusted(now)} order by d.expires_at desc limit 1)`;
}

/** Whether the device `d` is still trusted at this instant. */
export function isTrusted(now: Date): SQL {
  return sql`(d.ended_at is null and d.expires_at > ${now}::timestamptz)`;
}
