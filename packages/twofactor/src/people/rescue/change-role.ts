import {
  endOtherSessions,
  hasConsole,
  invitationMail,
  inviteToSetPassword,
  lockAdmins,
  type Role,
} from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import { accounts, type Context } from "@countersign/db";
import { enqueue } from "@countersign/messages";
import { and, eq } from "drizzle-orm";
import { stopLogins } from "../../login/stop-logins.ts";
import { tell } from "../../notices/tell.ts";
import { type ActionRefusal, actionReason } from "../action-reason.ts";
import { holdPerson } from "./hold-person.ts";
import { actedOn, byClinic, type PersonAction } from "./person-action.ts";

export type ChangeRoleResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: ActionRefusal | "own_role" | "same_role" | "deactivated" };

/**
 * Gives a member of staff another role. It counts from their next request; whoever was in the console signs in to it
 * again, and whoever has no second factor sets one up first, as the console always asks. Skips stay as they are. The
 * person is told by mail; somebody who has not set a password yet gets a new invitation instead, to the portal that is
 * theirs now.
 *
 * Nobody changes their own role, and only active admins change roles, one after another within a clinic: so of its
 * admins one always remains. The caller has made sure that the actor typed a fresh code.
 */
export async function changeRole(
  context: Context,
  action: PersonAction & { readonly role: Role },
): Promise<ChangeRoleResult> {
  const reason = actionReason.parse(action.reason);
  const { actor, accountId, visitor, role } = action;
  const at = context.now();
  return context.db.transaction(async (tx): Promise<ChangeRoleResult> => {
    await lockAdmins(tx, actor.clinicId);
    const held = await holdPerson(tx, { actor, accountId, may: "manage_people", at });
    if (!held.ok) return held;
    const { person } = held;
    if (person.kind !== "staff") return { ok: false, why: "no_such_person" };
    if (person.isSelf) return { ok: false, why: "own_role" };
    if (person.deactivated) return { ok: false, why: "deactivated" };
    if (person.role === role) return { ok: false, why: "same_role" };

    await stopLogins(tx, { ...person, except: null, at });
    await tx
      .update(accounts)
      .set({ role })
      .where(and(eq(accounts.clinicId, person.clinicId), eq(accounts.id, person.accountId)));
    const console = { ...person, onlyAt: "admin", except: null, by: "admin", at } as const;
    const sessionsEnded = (await endOtherSessions(tx, console)) + (await endOtherSessions(tx, console));
    const details = { reason, from: person.role, to: role, sessionsEnded };
    await appendEvent(tx, { ...actedOn(person, action, at), event: "account.role_changed", details });
    if (person.hasPassword) {
      const portal = hasConsole(role) ? "admin" : "staff";
      await tell(tx, { ...byClinic(person, at), portal }, { kind: "role_changed", role });
    } else {
      const { clinicId, accountId: invited, kind, email } = person;
      const account = { clinicId, accountId: invited };
      const { invitationId } = await inviteToSetPassword(context, tx, account, { actor, visitor });
      await enqueue(tx, invitationMail({ ...account, kind, role, email, invitationId, at }));
    }
    return { ok: true };
  });
}
