import type { ClinicId, Context } from "@countersign/db";
import type { PolicyDrafts } from "../policy-draft.ts";
import { readPolicies } from "../read-policies.ts";
import { type Rehearsal, rehearse } from "./rehearsal.ts";
import { groupDevices, groupPeople, groupSessions } from "./rehearsal-statements.ts";

/** What saving these drafts would do, counted over everyone in the clinic. Changes nothing. */
export async function rehearsePolicies(
  context: Context,
  input: PolicyDrafts & { readonly clinicId: ClinicId },
): Promise<Rehearsal> {
  const now = context.now();
  const { clinicId } = input;
  const [active, people, sessions, devices] = await Promise.all([
    readPolicies(context, input),
    groupPeople(context.db, clinicId, now),
    groupSessions(context.db, clinicId, now),
    groupDevices(context.db, clinicId, now),
  ]);
  return rehearse({ people, sessions, devices }, active, input, now);
}
