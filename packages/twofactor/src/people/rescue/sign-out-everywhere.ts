import { appendEvent } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { stopLogins } from "../../login/stop-logins.ts";
import { tell } from "../../notices/tell.ts";
import { type ActionRefusal, actionReason } from "../action-reason.ts";
import { endSessionsAndTrust } from "./end-access.ts";
import { holdPerson } from "./hold-person.ts";
import { actedOn, byClinic, type PersonAction } from "./person-action.ts";

export type SignOutEverywhereResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: ActionRefusal | "yourself_signed_in" | "deactivated" };

/**
 * Ends every session, half-done login and trusted device of a person. Password, factors and mailed links stay. The
 * person is told by mail, with the reason.
 *
 * The caller has made sure that the actor typed a fresh code.
 */
export async function signOutEverywhere(context: Context, action: PersonAction): Promise<SignOutEverywhereResult> {
  const reason = actionReason.parse(action.reason);
  const { actor, accountId } = action;
  const at = context.now();
  return context.db.transaction(async (tx): Promise<SignOutEverywhereResult> => {
    const held = await holdPerson(tx, { actor, accountId, may: "rescue_people", at });
    if (!held.ok) return held;
    const { person } = held;
    if (person.isSelf) return { ok: false, why: "yourself_signed_in" };
    if (person.deactivated) return { ok: false, why: "deactivated" };
    await stopLogins(tx, { ...person, except: null, at });
    const details = { reason, ...(await endSessionsAndTrust(tx, person, at)) };
    await appendEvent(tx, { ...actedOn(person, action, at), event: "account.signed_out", details });
    await tell(tx, byClinic(person, at), { kind: "signed_out_everywhere", reason });
    return { ok: true };
  });
}
