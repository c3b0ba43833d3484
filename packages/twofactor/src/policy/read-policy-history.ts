import type { ClinicId, Context, Kind } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { PolicyMode } from "./policy.ts";
import type { PolicyDraft } from "./policy-draft.ts";

/** One change of a policy. */
export type PolicyChange = {
  readonly kind: Kind;
  readonly version: number;
  readonly at: Date;
  /** Name of the admin; null for the policy the clinic began with. */
  readonly by: string | null;
  /** null for the first version. */
  readonly from: PolicyDraft | null;
  readonly to: PolicyDraft;
};

type Row = Pick<PolicyChange, "kind" | "version" | "at" | "by"> & {
  readonly mode: PolicyMode;
  readonly skipsAllowed: number;
  readonly fromMode: PolicyMode | null;
  readonly fromSkips: number | null;
};

/**
 * A clinic's policy changes, newest first.
 *
 * @param input.limit rows at most
 */
export async function readPolicyHistory(
  context: Context,
  input: { readonly clinicId: ClinicId; readonly limit: number },
): Promise<PolicyChange[]> {
  const rows = await context.db.execute<Row>(sql`
    select p.kind, p.version, p.created_at as "at", a.name as "by", p.mode, p.skips_allowed as "skipsAllowed",
      before.mode as "fromMode", before.skips_allowed as "fromSkips"
    from policies p
      left join policies before on before.clinic_id = p.clinic_id and before.kind = p.kind and before.version = p.version - 1
      left join accounts a on a.clinic_id = p.clinic_id and a.id = p.created_by
    where p.clinic_id = ${input.clinicId}
    order by p.created_at desc, p.kind desc, p.version desc limit ${input.limit}`);
  return rows.map(({ mode, skipsAllowed, fromMode, fromSkips, ...change }) => ({
    ...change,
    from: fromMode === null || fromSkips === null ? null : { mode: fromMode, skipsAllowed: fromSkips },
    to: { mode, skipsAllowed },
  }));
}
