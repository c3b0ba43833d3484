import { type Actor, actedBy, actorWho } from "@countersign/accounts";
import type { Context, Kind } from "@countersign/db";
import type { Visitor } from "../place.ts";
import type { PolicyDrafts, PolicyVersions } from "./policy-draft.ts";
import { putInForce, type Verdict } from "./put-in-force.ts";
import { readPolicies } from "./read-policies.ts";
import { overtakeSchedule } from "./schedule/overtake-schedule.ts";
import { weakens } from "./weakening.ts";

export type SavePoliciesResult =
  | { readonly ok: true; readonly changed: readonly Kind[] }
  | { readonly ok: false; readonly why: "changed_meanwhile" | "nothing_changed" | "not_allowed" | "reason_missing" };

/**
 * Puts new versions of a clinic's policies in force, from the next request on: both or neither, with one audit event
 * for each that changed. Of two admins who began from the same versions one wins, the other is told. A change that was
 * scheduled before is overtaken by it, and those who were told of that are told again.
 *
 * The caller has made sure that the actor typed a fresh code.
 *
 * @param input.reason why, in the actor's words; kept with the version and in the trail. Only what weakens nothing may
 *   have none
 * @param input.expected the versions the actor saw, also of the policy they leave as it is
 */
export async function savePolicies(
  context: Context,
  input: PolicyDrafts & {
    readonly actor: Actor;
    readonly expected: PolicyVersions;
    readonly reason: string | null;
    readonly visitor: Visitor;
  },
): Promise<SavePoliciesResult> {
  const { actor, visitor } = input;
  const at = context.now();
  if (input.reason === null) {
    const active = await readPolicies(context, actor);
    const { expected } = input;
    // Of what is in force as the actor saw it; whatever changes from now on, the statement below notices.
    if (active.staff.version !== expected.staff || active.patient.version !== expected.patient)
      return { ok: false, why: "changed_meanwhile" };
    if (weakens(active, input)) return { ok: false, why: "reason_missing" };
  }
  return context.db.transaction(async (tx): Promise<SavePoliciesResult> => {
    const verdict = await putInForce(tx, {
      ...input,
      actor: actorWho(actor, "change_policy"),
      by: actedBy(actor, visitor),
      scheduleId: null,
      at,
    });
    const refusal = refusalOf(verdict);
    if (refusal) return { ok: false, why: refusal };
    // A statement of its own: it sees what was scheduled while this one waited for the policies.
    await overtakeSchedule(tx, { clinicId: actor.clinicId, by: actor.accountId, at });
    return { ok: true, changed: verdict.changed };
  });
}

/** Why nothing was put in force, or null where something was. */
export function refusalOf(verdict: Verdict): "not_allowed" | "changed_meanwhile" | "nothing_changed" | null {
  if (verdict.admins === 0) return "not_allowed";
  if (verdict.current !== 2) return "changed_meanwhile";
  return verdict.changed.length === 0 ? "nothing_changed" : null;
}
