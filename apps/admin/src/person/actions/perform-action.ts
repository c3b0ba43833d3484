import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import {
  actionReason,
  deactivatePerson,
  type Person,
  reactivatePerson,
  resetOrAsk,
  restartSkips,
  signOutEverywhere,
  unlockFactors,
} from "@countersign/twofactor";
import { z } from "zod";
import type { ActionDone, ActionRefused } from "./action-sentences.ts";
import type { PlainAction } from "./person-action.ts";

/** Whom an action is about, and why it is done. */
export const actionInput = z.object({
  kind: z.enum(["staff", "patient"]),
  accountId: z.uuid(),
  reason: actionReason,
});
export type ActionInput = z.infer<typeof actionInput>;

type Outcome = { readonly ok: true; readonly done: ActionDone } | { readonly ok: false; readonly why: ActionRefused };

const flows = {
  reset_two_factor: resetOrAsk,
  restart_skips: restartSkips,
  unlock_factors: unlockFactors,
  sign_out_everywhere: signOutEverywhere,
  deactivate: deactivatePerson,
  reactivate: reactivatePerson,
} as const satisfies Record<PlainAction, unknown>;

/** Does one action. The caller has made sure that the admin's code is fresh. */
export async function performAction(actor: Person, action: PlainAction, input: ActionInput): Promise<Outcome> {
  const { accountId, reason } = input;
  const outcome = await flows[action](context(), { actor, accountId, reason, visitor: await visitor() });
  if (!outcome.ok) return outcome;
  const asked = "waitsFor" in outcome ? outcome.waitsFor : null;
  return { ok: true, done: asked === null ? action : `reset_waits_for_${asked}` };
}
