import type { ClinicId, Context, Kind } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { PolicyDraft } from "./policy-draft.ts";

/** The policy that counts now for one kind of account. */
export type Policy = PolicyDraft & {
  readonly version: number;
  readonly createdAt: Date;
  /** Name of the admin who set it; null for the one the clinic began with. */
  readonly createdBy: string | null;
};

/** The columns of {@link PolicyDraft}, of the policy `p`. */
export const policyColumns = sql`p.mode, p.skips_allowed as "skipsAllowed", p.trusted_device_days as "trustedDeviceDays",
  p.idle_minutes as "idleMinutes", p.text_codes as "textCodes"`;

/** A clinic's two policies. */
export type Policies = { readonly staff: Policy; readonly patient: Policy };

/**
 * Both active policies of a clinic.
 * @throws Error when one is missing: a clinic is never without, and nobody may edit what cannot be read
 */
export async function readPolicies(context: Context, input: { readonly clinicId: ClinicId }): Promise<Policies> {
  const rows = await context.db.execute<Policy & { kind: Kind }>(sql`
    select p.kind, p.version, ${policyColumns}, p.created_at as "createdAt", a.name as "createdBy"
    from policies p left join accounts a on a.clinic_id = p.clinic_id and a.id = p.created_by
    where p.clinic_id = ${input.clinicId} and p.superseded_at is null`);
  const active = (kind: Kind): Policy => {
    const row = rows.find((policy) => policy.kind === kind);
    if (!row) throw new Error(`The clinic has no active ${kind} policy.`);
    const { kind: _, ...policy } = row;
    return policy;
  };
  return { staff: active("staff"), patient: active("patient") };
}
