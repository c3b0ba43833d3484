import { lockAdmins } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import { accounts, type Context, type Database } from "@countersign/db";
import { and, eq } from "drizzle-orm";
import { stopLogins } from "../../login/stop-logins.ts";
import { tell } from "../../notices/tell.ts";
import { type ActionRefusal, actionReason } from "../action-reason.ts";
import { endAccess } from "./end-access.ts";
import { type HeldPerson, holdPerson } from "./hold-person.ts";
import { actedOn, byClinic, type PersonAction } from "./person-action.ts";

export type DeactivateResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: ActionRefusal | "yourself_deactivated" | "deactivated_already" };

export type ReactivateResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: ActionRefusal | "active_already" };

/**
 * Closes an account: its sessions, half-done logins, trusted devices and mailed links end, and whoever tries to sign in
 * is told what anybody is told. Password and factors stay. The person is told by mail, without the reason.
 *
 * Nobody deactivates themselves, and only active admins deactivate, one after another within a clinic: so of its admins
 * one always remains. The caller has made sure that the actor typed a fresh code.
 */
export async function deactivatePerson(context: Context, action: PersonAction): Promise<DeactivateResult> {
  const reason = actionReason.parse(action.reason);
  const at = context.now();
  return context.db.transaction(async (tx): Promise<DeactivateResult> => {
    const held = await holdAmongAdmins(tx, action, at);
    if (!held.ok) return held;
    const { person } = held;
    if (person.isSelf) return { ok: false, why: "yourself_deactivated" };
    if (person.deactivated) return { ok: false, why: "deactivated_already" };
    const ended = await writeDeactivated(tx, person, at, at);
    const details = { reason, ...ended };
    await appendEvent(tx, { ...actedOn(person, action, at), event: "account.deactivated", details });
    await tell(tx, byClinic(person, at), { kind: "account_deactivated" });
    return { ok: true };
  });
}

/**
 * Opens a deactivated account again, with the password and factors that it had. Nothing that was ended comes back: the
 * person signs in anew, and an invitation is sent anew. They are told by mail.
 *
 * The caller has made sure that the actor typed a fresh code.
 */
export async function reactivatePerson(context: Context, action: PersonAction): Promise<ReactivateResult> {
  const reason = actionReason.parse(action.reason);
  const at = context.now();
  return context.db.transaction(async (tx): Promise<ReactivateResult> => {
    const held = await holdAmongAdmins(tx, action, at);
    if (!held.ok) return held;
    const { person } = held;
    if (!person.deactivated) return { ok: false, why: "active_already" };
    // A login that was under way when the account was closed may have left something behind. It must not wake now.
    await writeDeactivated(tx, person, null, at);
    await appendEvent(tx, { ...actedOn(person, action, at), event: "account.reactivated", details: { reason } });
    if (person.hasPassword) await tell(tx, byClinic(person, at), { kind: "account_reactivated" });
    return { ok: true };
  });
}

async function holdAmongAdmins(tx: Database, { actor, accountId }: PersonAction, at: Date) {
  await lockAdmins(tx, actor.clinicId);
  return holdPerson(tx, { actor, accountId, may: "manage_people", at });
}

async function writeDeactivated(tx: Database, person: HeldPerson, deactivatedAt: Date | null, at: Date) {
  const { clinicId, accountId } = person;
  await stopLogins(tx, { clinicId, accountId, except: null, at });
  await tx
    .update(accounts)
    .set({ deactivatedAt })
    .where(and(eq(accounts.clinicId, clinicId), eq(accounts.id, accountId)));
  return endAccess(tx, person, at);
}
