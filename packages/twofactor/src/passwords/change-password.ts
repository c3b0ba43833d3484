import {
  checkNewPassword,
  hashPassword,
  leastLength,
  lockLinks,
  type OwnPasswordResult,
  type PasswordObjection,
  policyOfAccount,
  verifyOwnPassword,
} from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import { type Context, type Database, sessions } from "@countersign/db";
import { and, eq, isNull, sql } from "drizzle-orm";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { oneRow } from "../login/login-facts.ts";
import type { Visitor } from "../place.ts";
import { hasFactor, isFresh, mayChangeSecurity, type Person } from "../session/person.ts";
import { replacePassword } from "./replace-password.ts";

export type ChangePasswordResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "not_fresh" | "not_allowed" | "same_password" }
  /** `least`: characters it must have. */
  | { readonly ok: false; readonly why: PasswordObjection; readonly least: number }
  | Exclude<OwnPasswordResult, { ok: true }>;

/**
 * Changes the password of whoever is signed in and knows the present one; with a factor, only with a fresh code. All
 * other sessions, half-done logins and links to choose a password end; a mail says so.
 *
 * @param input.current the present password as typed; wrong ones are slowed as everywhere
 */
export async function changePassword(
  context: Context,
  input: { readonly person: Person; readonly current: string; readonly next: string; readonly visitor: Visitor },
): Promise<ChangePasswordResult> {
  const { person, current, next, visitor } = input;
  if (!mayChangeSecurity(person)) return { ok: false, why: "not_allowed" };
  if (!mayReplacePassword(person, context.now())) return { ok: false, why: "not_fresh" };
  const checked = await verifyOwnPassword(context, person, current);
  if (!checked.ok) return checked;
  if (next === current) return { ok: false, why: "same_password" };
  const least = await leastLengthOf(context, person);
  const objection = await checkNewPassword(next, { least, about: [person.name, person.email, person.clinic.name] });
  if (objection) return { ok: false, why: objection, least };

  const passwordHash = await hashPassword(next);
  return context.db.transaction(async (tx) => {
    const at = context.now();
    const { clinicId, accountId, sessionId, portal, email } = person;
    await lockAccountFactors(tx, person, at);
    await lockLinks(tx, person, at);
    if (!(await isLive(tx, person))) return { ok: false, why: "not_fresh" } as const;
    const to = { clinicId, accountId, email, portal, visitor, except: sessionId };
    // Set anew since it was typed, by a link or in another session: then what was typed is not the password any more.
    const replaced = await replacePassword(context, tx, { ...to, passwordHash, version: checked.version });
    if (!replaced) return { ok: false, why: "wrong_password" } as const;
    const who = { clinicId, accountId, actorId: accountId, sessionId, portal, ...visitor };
    await appendEvent(tx, { ...who, event: "account.password_changed", outcome: "success", at });
    return { ok: true } as const;
  });
}

/** Whether this session goes on: a factor that was set up elsewhere a moment ago has ended it. */
async function isLive(tx: Database, { clinicId, sessionId }: Person): Promise<boolean> {
  const live = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.clinicId, clinicId), eq(sessions.id, sessionId), isNull(sessions.endedAt)));
  return live.length === 1;
}

/** Whether this session may replace the password now: whoever has a factor shows a code of the last minutes first. */
export function mayReplacePassword(person: Person, now: Date): boolean {
  return !hasFactor(person) || isFresh(person, now);
}

/** Characters a new password of this person must have. */
export async function leastLengthOf(context: Context, { clinicId, accountId }: Person): Promise<number> {
  const row = await oneRow<{ least: number }>(
    context.db,
    sql`select ${leastLength} as least from accounts a ${policyOfAccount}
      where a.clinic_id = ${clinicId} and a.id = ${accountId}`,
  );
  if (!row) throw new Error("Whoever is signed in has an account.");
  return row.least;
}
