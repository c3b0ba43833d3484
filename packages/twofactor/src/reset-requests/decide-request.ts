import type { Actor } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import type { Context } from "@countersign/db";
import type { Visitor } from "../place.ts";
import { callOff, carryOut, lapse } from "./end-request.ts";
import { hasNewAdmin, isActingAdmin, withRequest } from "./hold-request.ts";
import { standingOf } from "./request-state.ts";

type Decision = { readonly actor: Actor; readonly requestId: string; readonly visitor: Visitor };

export type ApproveResetResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /**
       * `new_admin`: the actor or whoever asked was made an admin less than a day ago. `gone`: somebody else ended it before. `lapsed`: it could no longer be carried out, and has ended.
       */
      readonly why: "not_allowed" | "gone" | "lapsed" | "own_request" | "yourself" | "new_admin" | "waits_for_time";
    };

/**
 * Approves the reset of another admin's second factor that a third one asked for, and carries it out: once, however many
 * approve it at once. Whether asker and person still are what they were is asked again, under the locks.
 *
 * The caller has made sure that the actor typed a fresh code.
 */
export async function approveReset(
  context: Context,
  { actor, requestId, visitor }: Decision,
): Promise<ApproveResetResult> {
  const { clinicId, accountId: actorId, sessionId } = actor;
  const approved = await withRequest<ApproveResetResult>(context, { clinicId, requestId }, async (tx, held) => {
    if (!(await isActingAdmin(tx, actor))) return { ok: false, why: "not_allowed" };
    if (held.accountId === actorId) return { ok: false, why: "yourself" };
    if (held.askedBy === actorId) return { ok: false, why: "own_request" };
    if (await hasNewAdmin(tx, { clinicId, accountIds: [actorId, held.askedBy] }, context.now()))
      return { ok: false, why: "new_admin" };
    if (held.waitsFor !== "approval") return { ok: false, why: "waits_for_time" };
    const at = context.now();
    const standing = standingOf(held, at);
    if (standing.at === "lapsed") {
      await lapse(context, tx, held, standing.why);
      return { ok: false, why: "lapsed" };
    }
    const ended = await carryOut(context, tx, held, { actorId, sessionId, visitor });
    if (ended === "lapsed") return { ok: false, why: "lapsed" };
    await appendEvent(tx, {
      clinicId,
      accountId: held.accountId,
      ...visitor,
      event: "reset_request.approved",
      outcome: "success",
      at,
      portal: "admin",
      actorId,
      sessionId,
      details: { request: requestId, askedBy: held.askedBy, reason: held.reason },
    });
    return { ok: true };
  });
  return approved ?? { ok: false, why: "gone" };
}

export type CancelResetResult = { readonly ok: true } | { readonly ok: false; readonly why: "not_allowed" | "gone" };

/** Ends a request before anything was reset. Any admin may: whoever asked, any other, and the person themselves. */
export async function cancelReset(
  context: Context,
  { actor, requestId, visitor }: Decision,
): Promise<CancelResetResult> {
  const { clinicId, accountId: actorId, sessionId } = actor;
  const cancelled = await withRequest<CancelResetResult>(context, { clinicId, requestId }, async (tx, held) => {
    if (!(await isActingAdmin(tx, actor))) return { ok: false, why: "not_allowed" };
    const standing = standingOf(held, context.now());
    if (standing.at === "lapsed") {
      await lapse(context, tx, held, standing.why);
      return { ok: false, why: "gone" };
    }
    await callOff(context, tx, held, { actorId, sessionId, visitor, how: "cancelled" });
    return { ok: true };
  });
  return cancelled ?? { ok: false, why: "gone" };
}
