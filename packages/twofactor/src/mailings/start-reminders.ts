import { type Actor, actorWho } from "@countersign/accounts";
import type { Context, Kind } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { PersonStatus } from "../people/person-status.ts";
import { countRemindable, isRemindable } from "./remindable.ts";
import { startMailing } from "./start-mailing.ts";

export type StartRemindersResult =
  | { readonly ok: true; readonly mailingId: string }
  | { readonly ok: false; readonly why: "not_allowed" | "nobody_to_remind" };

/**
 * Has everyone of a kind and status reminded to set up their second factor: whoever still has that status when a courier
 * comes to them, and was not reminded today already.
 *
 * The caller has made sure that the actor typed a fresh code.
 */
export async function startReminders(
  context: Context,
  input: { readonly actor: Actor; readonly kind: Kind; readonly status: PersonStatus },
): Promise<StartRemindersResult> {
  const { actor, kind, status } = input;
  const { clinicId } = actor;
  if (!isRemindable(kind, status)) return { ok: false, why: "nobody_to_remind" };
  const people = await countRemindable(context, { clinicId, kind, status });
  return context.db.transaction(async (tx): Promise<StartRemindersResult> => {
    const allowed = await tx.execute(sql`${actorWho(actor, "manage_people")} for share`);
    if (allowed.length === 0) return { ok: false, why: "not_allowed" };
    if (people === 0) return { ok: false, why: "nobody_to_remind" };
    const about = { kind: "reminder", peopleKind: kind, status, people } as const;
    return {
      ok: true,
      mailingId: await startMailing(tx, { clinicId, createdBy: actor.accountId, at: context.now(), ...about }),
    };
  });
}
