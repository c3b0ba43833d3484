import type { ClinicId, Context, Kind } from "@countersign/db";
import { sql } from "drizzle-orm";
import { isRequired } from "../policy/policy.ts";
import type { PolicyDraft } from "../policy/policy-draft.ts";
import { policyColumns } from "../policy/read-policies.ts";

/** A policy that was in force at some moment. */
export type PolicyThen = PolicyDraft & {
  readonly version: number;
  /** Since when it asked the same of people, by which version, and the name of the admin who set that one. */
  readonly since: { readonly at: Date; readonly version: number; readonly by: string | null };
  /** Since when it was required without a gap, in one mode or another; null where it was not. */
  readonly requiredSince: Date | null;
};

type Version = PolicyDraft & {
  readonly kind: Kind;
  readonly version: number;
  readonly at: Date;
  readonly by: string | null;
};

/**
 * Both policies as they were just before a moment.
 * @throws Error where the clinic had none yet
 */
export async function policiesThen(
  context: Context,
  input: { readonly clinicId: ClinicId; readonly before: Date },
): Promise<Readonly<Record<Kind, PolicyThen>>> {
  const versions = await context.db.execute<Version>(sql`
    select p.kind, p.version, ${policyColumns}, p.created_at as "at", a.name as "by"
    from policies p left join accounts a on a.clinic_id = p.clinic_id and a.id = p.created_by
    where p.clinic_id = ${input.clinicId} and p.created_at < ${input.before}::timestamptz
    order by p.version desc`);
  const of = (kind: Kind) => policyThen(versions.filter((version) => version.kind === kind));
  return { staff: of("staff"), patient: of("patient") };
}

/** @param versions those that had been set until then, newest first */
export function policyThen(versions: readonly Version[]): PolicyThen {
  const [newest] = versions;
  if (!newest) throw new Error("A clinic is never without policies.");
  const since = oldestOfRun(versions, (version) => version.mode === newest.mode) ?? newest;
  const required = oldestOfRun(versions, (version) => isRequired(version.mode));
  const { kind: _, at: __, by: ___, ...policy } = newest;
  return {
    ...policy,
    since: { at: since.at, version: since.version, by: since.by },
    requiredSince: required?.at ?? null,
  };
}

/** The version with which a run began that reaches to the newest; undefined where the newest is not of it. */
function oldestOfRun(versions: readonly Version[], belongs: (version: Version) => boolean): Version | undefined {
  const end = versions.findIndex((version) => !belongs(version));
  return end === -1 ? versions.at(-1) : versions[end - 1];
}
