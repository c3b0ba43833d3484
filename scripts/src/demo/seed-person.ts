import { createAccount, hashPassword } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import { type AccountKey, accounts, authenticators, budgets, type ClinicId, type Context } from "@countersign/db";
import { markEnrolled, newCodeSet, newSetupKey, sealedFor, setupKeyText, storeCodeSet } from "@countersign/twofactor";
import { and, eq } from "drizzle-orm";
import { type CastMember, DEMO_PASSWORD } from "./cast.ts";
import type { DemoPerson } from "./demo-file.ts";

const SKIPS_SPENT_IN_GRACE = 2;
const FAILURES_OF_THE_LOCKED = 50;

/** Adds one person in the state that the cast gives them, and says what is needed to sign in as them. */
export async function seedPerson(
  context: Context,
  clinic: { readonly clinicId: ClinicId; readonly slug: string },
  member: CastMember,
): Promise<DemoPerson> {
  const { kind, state, name, phone } = member;
  const role = member.role ?? null;
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@${clinic.slug}.example`;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const created = await createAccount(context, clinic.clinicId, {
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

  if (kind === "patient") {
    await change(context, account, { signInCodesOnAt: context.now() });
    return phone ? { ...person, phone } : person;
  }
  if (state === "not_enrolled") return person;
  if (state === "in_grace") {
    await spendSkips(context, account);
    return person;
  }
  const setupKey = await giveAuthenticator(context, account);
  const codes = await giveRecoveryCodes(context, account, state === "one_code_left" ? 1 : null);
  if (state === "locked") await lock(context, account);
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

async function spendSkips(context: Context, account: AccountKey): Promise<void> {
  await change(context, account, { skipsSpent: SKIPS_SPENT_IN_GRACE });
  for (let spent = 1; spent <= SKIPS_SPENT_IN_GRACE; spent += 1) {
    await appendEvent(context.db, {
      ...account,
      event: "skip.spent",
      outcome: "success",
      at: context.now(),
      portal: "staff",
    });
  }
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

/** Ten codes that count as stored; all but `left` of them used. Returns the usable ones. */
async function giveRecoveryCodes(context: Context, account: AccountKey, left: number | null): Promise<string[]> {
  const made = await newCodeSet(context, account);
  const { codesSealed, keyId, id: setId } = made.set;
  if (!codesSealed || !keyId) throw new Error("A new set carries its codes until they were seen.");
  const sealedWith = [account.clinicId, account.accountId, setId];
  const texts = context.keys.open({ keyId, sealed: codesSealed }, sealedWith).toString().split("\n");
  await storeCodeSet(context.db, {
    set: { ...made.set, codesSealed: null, keyId: null, seenAt: context.now() },
    codes: made.codes.map((code, index) => ({
      ...code,
      usedAt: left !== null && index >= left ? context.now() : null,
    })),
  });
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
