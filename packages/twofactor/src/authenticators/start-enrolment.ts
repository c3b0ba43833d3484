import { appendEvent } from "@countersign/audit";
import { authenticatorEnrolments, type Context, type Database, readableOrNull } from "@countersign/db";
import { and, count, eq, gt, isNull } from "drizzle-orm";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { ENROLMENT_LIFETIME_MINUTES } from "../login/password/begin-login.ts";
import type { Visitor } from "../place.ts";
import { hasFactor, isFresh, type Person } from "../session/person.ts";
import { enrolmentInsert } from "./enrolment-statements.ts";
import { authenticatorChange, type EnrolmentPurpose } from "./named/authenticator-change.ts";
import { presentAuthenticators } from "./named/present-authenticators.ts";
import { isOpenEnrolment } from "./read-enrolment.ts";
import { newSetupKey, sealedFor } from "./setup-key.ts";

/** New keys a person may ask for within an hour, so that the window is no place to guess passwords without end. */
const ENROLMENTS_PER_HOUR = 10;

const unfinished = and(isNull(authenticatorEnrolments.confirmedAt), isNull(authenticatorEnrolments.cancelledAt));

export type StartEnrolmentResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly why: "not_fresh" | "not_offered" | "too_many_enrolments" | "too_many_authenticators" | "gone";
    };

/**
 * Lays out a new authenticator for whoever is signed in; one that is open for the same purpose is simply kept, one for
 * another gives way. Someone who has a factor needs a fresh code. Nothing changes until it is confirmed.
 *
 * @param input.purpose `replace_all` unless given: the others give way. `add`: they stay. `move`: the one in `replaces` gives way
 * @returns `gone` when the one to be replaced is not theirs; `not_offered` to patients whose clinic asks nobody
 */
export async function startEnrolment(
  context: Context,
  input: {
    readonly person: Person;
    readonly visitor: Visitor;
    readonly purpose?: EnrolmentPurpose;
    /** Id of an authenticator, as it was posted. */
    readonly replaces?: string;
  },
): Promise<StartEnrolmentResult> {
  const { person, purpose = "replace_all" } = input;
  if (person.kind === "patient" && person.policy.mode === "off") return { ok: false, why: "not_offered" };
  const replaces = purpose === "move" ? (input.replaces ?? null) : null;
  const now = context.now();
  return context.db.transaction(async (tx) => {
    // Of two presses at once the second finds the first one's set-up open.
    await lockAccountFactors(tx, person, now);
    const present = await presentAuthenticators(tx, person);
    if ((present.length > 0 || hasFactor(person)) && !isFresh(person, now))
      return { ok: false, why: "not_fresh" } as const;
    const would = authenticatorChange({ purpose, replaces, wanted: null, present });
    if (!would.ok && would.why !== "name_taken") return { ok: false, why: would.why } as const;
    const owner = { sessionId: person.sessionId };
    const [open] = await tx
      .select()
      .from(authenticatorEnrolments)
      .where(isOpenEnrolment(person, owner, now));
    if (open?.purpose === purpose && open.replaces === replaces && isReadable(context, person, open))
      return { ok: true } as const;
    if (await askedTooOften(tx, person, now)) return { ok: false, why: "too_many_enrolments" } as const;
    // One that expired or was for something else still holds the session's only place.
    await tx
      .update(authenticatorEnrolments)
      .set({ cancelledAt: now })
      .where(and(mine(person), eq(authenticatorEnrolments.sessionId, person.sessionId), unfinished));
    const expiresAt = new Date(now.getTime() + ENROLMENT_LIFETIME_MINUTES * 60_000);
    const { clinicId, accountId, sessionId, portal } = person;
    const account = { clinicId, accountId };
    const key = newSetupKey(context, person);
    await tx.execute(enrolmentInsert({ ...account, ...key, owner, purpose, replaces, now, expiresAt }));
    const who = { ...account, actorId: accountId, sessionId, portal, ...input.visitor };
    await appendEvent(tx, { ...who, event: "enrolment.started", outcome: "success", at: now, details: { purpose } });
    return { ok: true } as const;
  });
}

/** Whether the key of an open set-up can still be shown; another takes the place of one that is damaged. */
function isReadable({ keys }: Context, person: Person, open: typeof authenticatorEnrolments.$inferSelect): boolean {
  const sealed = { keyId: open.keyId, sealed: open.secretSealed };
  return readableOrNull(() => keys.open(sealed, sealedFor(person, open.id))) !== null;
}

const mine = ({ clinicId, accountId }: Person) =>
  and(eq(authenticatorEnrolments.clinicId, clinicId), eq(authenticatorEnrolments.accountId, accountId));

async function askedTooOften(tx: Database, person: Person, now: Date): Promise<boolean> {
  const hourAgo = new Date(now.getTime() - 3_600_000);
  const [recent] = await tx
    .select({ count: count() })
    .from(authenticatorEnrolments)
    .where(and(mine(person), gt(authenticatorEnrolments.createdAt, hourAgo)));
  return (recent?.count ?? 0) >= ENROLMENTS_PER_HOUR;
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
