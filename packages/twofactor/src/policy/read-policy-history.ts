import type { ClinicId, Context, Kind } from "@countersign/db";
import { sql } from "drizzle-orm";
import { type PolicyDraft, policyOf } from "./policy-draft.ts";
import { policyColumns } from "./read-policies.ts";

/** One change of a policy. */
export type PolicyChange = {
  readonly kind: Kind;
  readonly version: number;
  readonly at: Date;
  /** Name of the admin; null for the policy the clinic began with. */
  readonly by: string | null;
  /** Why, in the admin's words, where they gave a reason. */
  readonly reason: string | null;
  /** null for the first version. */
  readonly from: PolicyDraft | null;
  readonly to: PolicyDraft;
};

type Row = Pick<PolicyChange, "kind" | "version" | "at" | "by" | "reason"> & PolicyDraft;

/**
 * A clinic's policy changes, newest first.
 *
 * @param input.limit rows at most
 */
export async function readPolicyHistory(
  context: Context,
  input: { readonly clinicId: ClinicId; readonly limit: number },
): Promise<PolicyChange[]> {
  const rows = await context.db.execute<Row & { before: PolicyDraft | null }>(sql`
    select p.kind, p.version, p.created_at as "at", a.name as "by", p.reason, ${policyColumns},
      (select jsonb_build_object('mode', b.mode, 'skipsAllowed', b.skips_allowed, 'trustedDeviceDays',
          b.trusted_device_days, 'idleMinutes', b.idle_minutes, 'textCodes', b.text_codes)
        from policies b where b.clinic_id = p.clinic_id and b.kind = p.kind and b.version = p.version - 1) as "before"
    from policies p left join accounts a on a.clinic_id = p.clinic_id and a.id = p.created_by
    where p.clinic_id = ${input.clinicId}
    order by p.created_at desc, p.kind desc, p.version desc limit ${input.limit}`);
  return rows.map(({ kind, version, at, by, reason, before, ...to }) => ({
    kind,
    version,
    at,
    by,
    reason,
    from: before,
    to: policyOf(to),
  }));
}
