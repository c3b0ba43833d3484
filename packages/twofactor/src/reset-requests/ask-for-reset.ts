import { type Actor, linkToken, lockAdmins } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import { type AccountId, type Context, type Database, newId, resetRequests, tokenDigest } from "@countersign/db";
import { enqueue } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { oneRow } from "../login/login-facts.ts";
import { type ActionRefusal, actionReason } from "../people/action-reason.ts";
import { countsAsAdmin } from "../people/counts-as-admin.ts";
import { hasFactors } from "../people/reset-statements.ts";
import type { Visitor } from "../place.ts";
import { lapse, newsOf } from "./end-request.ts";
import { type HeldRequest, holdRequestAbout, isActingAdmin } from "./hold-request.ts";
import { RESET_REQUEST_HOURS, RESET_WAITS_MINUTES, standingOf, type WaitsFor, waitsFor } from "./request-state.ts";
import { tellAdmins } from "./tell-admins.ts";

export type AskForResetResult =
  | { readonly ok: true; readonly waitsFor: WaitsFor }
  | {
      readonly ok: false;
      readonly why: ActionRefusal | "yourself" | "not_an_admin" | "nothing_to_reset" | "already_asked";
    };

type Ask = { readonly actor: Actor; readonly accountId: string; readonly reason: string; readonly visitor: Visitor };

/**
 * Asks for another admin's second factor to be reset. With three or more active admins it waits for another one's
 * approval; with two, for an hour. The person is mailed at once with a link that stops it, and the other admins are told.
 * Nothing of the person's changes yet.
 *
 * The caller has made sure that the actor typed a fresh code.
 */
export async function askForReset(context: Context, ask: Ask): Promise<AskForResetResult> {
  const reason = actionReason.parse(ask.reason);
  const { actor } = ask;
  return context.db.transaction(async (tx): Promise<AskForResetResult> => {
    await lockAdmins(tx, actor.clinicId);
    if (!(await isActingAdmin(tx, actor))) return { ok: false, why: "not_allowed" };
    const found = await findAdmin(tx, ask, context.now());
    if (!found) return { ok: false, why: "no_such_person" };
    if (found.accountId === actor.accountId) return { ok: false, why: "yourself" };
    if (!found.isAdmin) return { ok: false, why: "not_an_admin" };
    const person = { clinicId: actor.clinicId, accountId: found.accountId };
    await lockAccountFactors(tx, person, context.now());
    if (!(await hasFactors(tx, person))) return { ok: false, why: "nothing_to_reset" };

    const earlier = await holdRequestAbout(tx, actor.clinicId, found.accountId);
    const standing = earlier && standingOf(earlier, context.now());
    if (standing && standing.at !== "lapsed") return { ok: false, why: "already_asked" };
    if (earlier && standing) await lapse(context, tx, earlier, standing.why);

    const waits = waitsFor(found.admins);
    await insertRequest(context, tx, { ...ask, ...found, reason, waits });
    const made = await holdRequestAbout(tx, actor.clinicId, found.accountId);
    if (!made) throw new Error("The request was just made.");
    await tellOfRequest(context, tx, made, ask);
    return { ok: true, waitsFor: waits };
  });
}

/** `admins`: the active ones, and those who were until lately: demoting the third does not make two of them. */
function findAdmin(tx: Database, { actor, accountId }: Ask, now: Date) {
  return oneRow<{ accountId: AccountId; isAdmin: boolean; admins: number }>(
    tx,
    sql`
    select a.id as "accountId", ${countsAsAdmin(now)} as "isAdmin",
      (select count(*)::int from accounts x where x.clinic_id = a.clinic_id
        and x.kind = 'staff' and (x.id = a.id or ${countsAsAdmin(now, "x")}) and x.deactivated_at is null) as "admins"
    from accounts a
    where a.clinic_id = ${actor.clinicId} and a.id = ${accountId} and a.kind = 'staff' and a.deactivated_at is null`,
  );
}

async function insertRequest(
  context: Context,
  tx: Database,
  { actor, accountId, reason, waits }: Omit<Ask, "accountId"> & { accountId: AccountId; waits: WaitsFor },
): Promise<void> {
  const now = context.now();
  const id = newId<string>(now);
  const keyId = context.keys.newestId;
  const token = linkToken(context.keys, { purpose: "reset_stop", clinicId: actor.clinicId, id, keyId });
  await tx.insert(resetRequests).values({
    clinicId: actor.clinicId,
    id,
    accountId,
    askedBy: actor.accountId,
    reason,
    waitsFor: waits,
    tokenHash: tokenDigest(token),
    keyId,
    createdAt: now,
    dueAt: waits === "time" ? new Date(now.getTime() + RESET_WAITS_MINUTES * 60_000) : null,
    expiresAt: new Date(now.getTime() + RESET_REQUEST_HOURS * 3_600_000),
  });
}

async function tellOfRequest(context: Context, tx: Database, made: HeldRequest, { actor, visitor }: Ask) {
  const { clinicId, accountId, requestId, reason, personEmail, askerName, dueAt, expiresAt } = made;
  const at = context.now();
  const until = (dueAt ?? expiresAt).toISOString();
  await appendEvent(tx, {
    clinicId,
    accountId,
    ...visitor,
    event: "reset_request.made",
    outcome: "success",
    at,
    portal: "admin",
    actorId: actor.accountId,
    sessionId: actor.sessionId,
    details: { request: requestId, reason, waitsFor: made.waitsFor, until },
  });
  const mail = { to: personEmail, channel: "email", at: at.toISOString(), portal: "admin" } as const;
  const asked = { askedBy: askerName, reason, waitsFor: made.waitsFor };
  await enqueue(tx, { kind: "reset_asked", clinicId, accountId, ...mail, requestId, ...asked });
  const news = made.waitsFor === "time" ? "waits_for_time" : "waits_for_approval";
  await tellAdmins(tx, { clinicId, except: [accountId, actor.accountId], at }, newsOf(made, news));
}
