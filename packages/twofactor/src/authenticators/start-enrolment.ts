import { appendEvent } from "@countersign/audit";
import { authenticatorEnrolments, type Context } from "@countersign/db";
import { and, count, eq, gt, isNull } from "drizzle-orm";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { ENROLMENT_LIFETIME_MINUTES } from "../login/password/begin-login.ts";
import type { Visitor } from "../place.ts";
import { isFresh, type Person } from "../session/person.ts";
import { enrolmentInsert, hasAuthenticator } from "./enrolment-statements.ts";
import { isOpenEnrolment } from "./read-enrolment.ts";
import { newSetupKey } from "./setup-key.ts";

/** New keys a person may ask for within an hour, so that the window is no place to guess passwords without end. */
const ENROLMENTS_PER_HOUR = 10;

const unfinished = and(isNull(authenticatorEnrolments.confirmedAt), isNull(authenticatorEnrolments.cancelledAt));

export type StartEnrolmentResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "already_enrolled" | "too_many_enrolments" };

/**
 * Lays out a new authenticator for whoever is signed in; an open one is simply kept. Someone who has an authenticator
 * may only replace it with a fresh code. Nothing changes until it is confirmed.
 */
export async function startEnrolment(
  context: Context,
  input: { readonly person: Person; readonly visitor: Visitor },
): Promise<StartEnrolmentResult> {
  const { person } = input;
  const now = context.now();
  return context.db.transaction(async (tx) => {
    // Of two presses at once the second finds the first one's set-up open.
    await lockAccountFactors(tx, person, now);
    if ((await hasAuthenticator(tx, person)) && !isFresh(person, now))
      return { ok: false, why: "already_enrolled" } as const;
    const owner = { sessionId: person.sessionId };
    const mine = and(
      eq(authenticatorEnrolments.clinicId, person.clinicId),
      eq(authenticatorEnrolments.accountId, person.accountId),
    );
    const [open] = await tx
      .select({ id: authenticatorEnrolments.id })
      .from(authenticatorEnrolments)
      .where(isOpenEnrolment(person, owner, now));
    if (open) return { ok: true } as const;
    const hourAgo = new Date(now.getTime() - 3_600_000);
    const [recent] = await tx
      .select({ count: count() })
      .from(authenticatorEnrolments)
      .where(and(mine, gt(authenticatorEnrolments.createdAt, hourAgo)));
    if ((recent?.count ?? 0) >= ENROLMENTS_PER_HOUR) return { ok: false, why: "too_many_enrolments" } as const;
    // An expired one still holds the session's only place.
    await tx
      .update(authenticatorEnrolments)
      .set({ cancelledAt: now })
      .where(and(mine, eq(authenticatorEnrolments.sessionId, person.sessionId), unfinished));
    const expiresAt = new Date(now.getTime() + ENROLMENT_LIFETIME_MINUTES * 60_000);
    const { clinicId, accountId, sessionId, portal } = person;
    await tx.execute(enrolmentInsert({ clinicId, accountId, ...newSetupKey(context, person), owner, now, expiresAt }));
    const who = { clinicId, accountId, actorId: accountId, sessionId, portal, ...input.visitor };
    await appendEvent(tx, { ...who, event: "enrolment.started", outcome: "success", at: now });
    return { ok: true } as const;
  });
}

/** Ends the open enrolment of a session without a trace in what is active. */
export async function cancelEnrolment(context: Context, input: { readonly person: Person }): Promise<void> {
  const { person } = input;
  const now = context.now();
  await context.db
    .update(authenticatorEnrolments)
    .set({ cancelledAt: now })
    .where(isOpenEnrolment(person, { sessionId: person.sessionId }, now));
}
