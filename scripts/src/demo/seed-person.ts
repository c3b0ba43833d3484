import { createAccount, hashPassword } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import {
  type AccountKey,
  accounts,
  authenticators,
  budgets,
  type ClinicId,
  type Context,
  type LoginId,
  newId,
} from "@countersign/db";
import { markEnrolled, newCodeSet, newSetupKey, sealedFor, setupKeyText, storeCodeSet } from "@countersign/twofactor";
import { and, eq, sql } from "drizzle-orm";
import { type CastMember, DEMO_PASSWORD } from "./cast.ts";
import { daysAgo } from "./days-ago.ts";
import type { DemoPerson } from "./demo-file.ts";

const LOCKED_DAYS_AGO = 1;
/** Minutes between joining and what somebody does on the same day. */
const AFTER_JOINING = 20;
const FAILURES_OF_THE_LOCKED = 50;

/**
 * Adds one person in the state that the cast gives them, each step at its day in the past, and says what is needed to
 * sign in as them. Nobody has spent a step of their authenticator.
 */
export async function seedPerson(
  context: Context,
  clinic: { readonly clinicId: ClinicId; readonly slug: string },
  member: CastMember,
): Promise<DemoPerson> {
  const { kind, state, name, phone } = member;
  const role = member.role ?? null;
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@${clinic.slug}.example`;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const joined = daysAgo(context, member.joinedDaysAgo);
  const created = await createAccount(joined, clinic.clinicId, {
    kind,
    role,
    name,
    email,
    passwordHash,
    phone: phone ?? null,
  });
  if (!created.ok) throw new Error(`${email} stands twice in the demo's cast.`);
  const account = { clinicId: clinic.clinicId, accountId: created.accountId };
  const person = { clinic: clinic.slug, kind, ...(role && { role }), state, name, email, password: DEMO_PASSWORD };

  const enrolled = daysAgo(context, member.enrolledDaysAgo ?? member.joinedDaysAgo, AFTER_JOINING);
  if (kind === "patient") {
    await turnCodesOn(enrolled, account);
    return phone ? { ...person, phone } : person;
  }
  if (state === "not_enrolled") return person;
  if (state === "in_grace") {
    for (const ago of member.skippedDaysAgo ?? []) await spendSkip(daysAgo(context, ago), account);
    return person;
  }
  const setupKey = await giveAuthenticator(enrolled, account);
  const codes = await giveRecoveryCodes(enrolled, account, {
    left: state === "one_code_left" ? 1 : null,
    days: member.enrolledDaysAgo ?? 0,
  });
  if (state === "locked") await lock(daysAgo(context, LOCKED_DAYS_AGO), account);
  return { ...person, setupKey, recoveryCodes: codes };
}

async function change(
  context: Context,
  account: AccountKey,
  values: Partial<typeof accounts.$inferInsert>,
): Promise<void> {
  const mine = and(eq(accounts.clinicId, account.clinicId), eq(accounts.id, account.accountId));
  await context.db.update(accounts).set(values).where(mine);
}

async function turnCodesOn(context: Context, account: AccountKey): Promise<void> {
  const at = context.now();
  await change(context, account, { signInCodesOnAt: at });
  const who = { ...account, actorId: account.accountId, portal: "patient" as const };
  await appendEvent(context.db, { ...who, event: "sign_in_codes.turned_on", outcome: "success", at });
}

/** The login that the skip completed is told by `seedSignIns`. */
async function spendSkip(context: Context, account: AccountKey): Promise<void> {
  const mine = and(eq(accounts.clinicId, account.clinicId), eq(accounts.id, account.accountId));
  await context.db
    .update(accounts)
    .set({ skipsSpent: sql`${accounts.skipsSpent} + 1` })
    .where(mine);
  const at = context.now();
  const who = { ...account, actorId: account.accountId, loginId: newId<LoginId>(at), portal: "staff" as const };
  await appendEvent(context.db, { ...who, event: "skip.spent", outcome: "success", at });
}

async function giveAuthenticator(context: Context, account: AccountKey): Promise<string> {
  const { enrolmentId, sealed } = newSetupKey(context, account);
  const createdAt = context.now();
  await context.db.insert(authenticators).values({
    ...account,
    id: enrolmentId,
    name: "Authenticator app",
    secretSealed: sealed.sealed,
    keyId: sealed.keyId,
    lastUsedStep: 0,
    createdAt,
  });
  await markEnrolled(context.db, account, createdAt);
  await appendEvent(context.db, {
    ...account,
    event: "authenticator.enrolled",
    outcome: "success",
    at: createdAt,
    portal: "staff",
  });
  return setupKeyText(context.keys.open(sealed, sealedFor(account, enrolmentId)));
}

/**
 * Ten codes that count as stored; all but `left` of them used, one every few days since. Returns the usable ones.
 *
 * @param days how long ago they were made
 */
async function giveRecoveryCodes(
  context: Context,
  account: AccountKey,
  { left, days }: { readonly left: number | null; readonly days: number },
): Promise<string[]> {
  const made = await newCodeSet(context, account);
  const { codesSealed, keyId, id: setId } = made.set;
  if (!codesSealed || !keyId) throw new Error("A new set carries its codes until they were seen.");
  const sealedWith = [account.clinicId, account.accountId, setId];
  const texts = context.keys.open({ keyId, sealed: codesSealed }, sealedWith).toString().split("\n");
  const usedAt = (index: number) =>
    left !== null && index >= left
      ? daysAgo(context, -Math.floor((days * (texts.length - index)) / (texts.length + 1))).now()
      : null;
  await storeCodeSet(context.db, {
    set: { ...made.set, codesSealed: null, keyId: null, seenAt: context.now() },
    codes: made.codes.map((code, index) => ({ ...code, usedAt: usedAt(index) })),
  });
  const who = { ...account, actorId: account.accountId, portal: "staff" as const };
  for (let index = texts.length - 1; index >= (left ?? texts.length); index -= 1) {
    const at = usedAt(index) ?? context.now();
    const loginId = newId<LoginId>(at);
    await appendEvent(context.db, { ...who, loginId, event: "recovery_code.used", outcome: "success", at });
  }
  return left === null ? texts : texts.slice(0, left);
}

async function lock(context: Context, account: AccountKey): Promise<void> {
  const at = context.now();
  await context.db.insert(budgets).values({
    clinicId: account.clinicId,
    kind: "codes",
    subject: account.accountId,
    spent: FAILURES_OF_THE_LOCKED,
    chargedAt: at,
    suspendedAt: at,
  });
  await appendEvent(context.db, { ...account, event: "factors.suspended", outcome: "failure", at, portal: "staff" });
}
