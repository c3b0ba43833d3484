import { appendEvent } from "@countersign/audit";
import type { AccountId, AccountKey, Context, Database, SessionId } from "@countersign/db";
import { sql } from "drizzle-orm";
import { resetFactors } from "../people/reset-factors.ts";
import type { Visitor } from "../place.ts";
import { type HeldRequest, isOpenRequest } from "./hold-request.ts";
import type { ResetLapse } from "./request-state.ts";
import { type ResetNews, tellAdmins, tellOne } from "./tell-admins.ts";

/** Whoever ends a request; nobody where time does. */
export type Ender = {
  readonly actorId: AccountId;
  readonly sessionId: SessionId | null;
  readonly visitor: Visitor;
};

/**
 * Resets the person's factors as the request wants, and ends it. Where there was nothing left to reset, it lapses.
 *
 * @param by whoever approved it, or null where its time had come
 */
export async function carryOut(
  context: Context,
  tx: Database,
  held: HeldRequest,
  by: Ender | null,
): Promise<"done" | "lapsed"> {
  const { requestId, askedBy, reason } = held;
  const at = context.now();
  const approvedBy = by?.actorId ?? null;
  const reset = await resetFactors(context, tx, {
    ...held,
    actorId: approvedBy ?? askedBy,
    sessionId: by?.sessionId ?? null,
    visitor: by?.visitor ?? null,
    reason,
    details: { request: requestId, askedBy, approvedBy },
  });
  if (!reset) {
    await lapse(context, tx, held, "nothing_to_reset");
    return "lapsed";
  }
  await tx.execute(sql`
    update reset_requests set done_at = ${at}::timestamptz, approved_by = ${approvedBy}::uuid
    where clinic_id = ${held.clinicId} and id = ${requestId}`);
  // The person is mailed by the reset itself.
  await tellAdmins(tx, { ...held, except: [held.accountId], at }, newsOf(held, "done"));
  return "done";
}

/** Ends a request that somebody does not want. @param how `stopped`: by the person, with the link they were mailed */
export async function callOff(
  context: Context,
  tx: Database,
  held: HeldRequest,
  by: Ender & { readonly how: "cancelled" | "stopped" },
): Promise<void> {
  const at = context.now();
  const { clinicId, requestId, accountId } = held;
  const cancelledBy = by.how === "cancelled" ? by.actorId : null;
  await tx.execute(sql`
    update reset_requests set cancelled_at = ${at}::timestamptz, cancelled_by = ${cancelledBy}::uuid
    where clinic_id = ${clinicId} and id = ${requestId}`);
  await appendEvent(tx, {
    clinicId,
    accountId,
    ...by.visitor,
    event: "reset_request.cancelled",
    outcome: "success",
    at,
    portal: "admin",
    actorId: by.actorId,
    sessionId: by.sessionId,
    details: { request: requestId, how: by.how },
  });
  await tellEverybody(tx, held, at, newsOf(held, by.how));
}

/** Ends a request that can no longer be carried out. */
export async function lapse(context: Context, tx: Database, held: HeldRequest, why: ResetLapse): Promise<void> {
  const at = context.now();
  const { clinicId, requestId, accountId } = held;
  await tx.execute(sql`
    update reset_requests set lapsed_at = ${at}::timestamptz, lapsed_because = ${why}
    where clinic_id = ${clinicId} and id = ${requestId}`);
  const details = { request: requestId, how: why };
  await appendEvent(tx, { clinicId, accountId, event: "reset_request.cancelled", outcome: "success", at, details });
  await tellEverybody(tx, held, at, newsOf(held, why));
}

/** What a reset that was decided elsewhere leaves of requests about the same person. They are told of the reset. */
export async function lapseOtherRequests(
  tx: Database,
  { clinicId, accountId, requestId }: AccountKey & { readonly requestId: string | null },
  at: Date,
): Promise<void> {
  const ended = await tx.execute<{ id: string }>(sql`
    update reset_requests r set lapsed_at = ${at}::timestamptz, lapsed_because = 'reset_otherwise'
    where r.clinic_id = ${clinicId} and r.account_id = ${accountId} and r.id is distinct from ${requestId}::uuid
      and ${isOpenRequest} returning r.id`);
  for (const { id } of ended) {
    const details = { request: id, how: "reset_otherwise" };
    await appendEvent(tx, { clinicId, accountId, event: "reset_request.cancelled", outcome: "success", at, details });
  }
}

/** What a mail about a request says. */
export function newsOf(held: HeldRequest, news: ResetNews["news"]): ResetNews {
  const until = held.dueAt ?? held.expiresAt;
  const { personName: person, askerName: askedBy, reason } = held;
  return { news, person, askedBy, reason, until: until.toISOString() };
}

async function tellEverybody(tx: Database, held: HeldRequest, at: Date, news: ResetNews): Promise<void> {
  const { clinicId, accountId, personEmail: email } = held;
  if (held.personActive) await tellOne(tx, { clinicId, accountId, email, at, yours: true }, news);
  await tellAdmins(tx, { clinicId, except: [accountId], at }, news);
}
