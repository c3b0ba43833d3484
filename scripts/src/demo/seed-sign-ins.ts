import type { AuditEntry } from "@countersign/audit";
import {
  type AccountId,
  accounts,
  auditEvents,
  type ClinicId,
  type Context,
  newId,
  type SessionId,
} from "@countersign/db";
import {
  type FactorMethod,
  isRequired,
  type LoginDecision,
  type PolicyDraft,
  readPolicyHistory,
  type SessionMethod,
} from "@countersign/twofactor";
import { and, eq } from "drizzle-orm";
import type { CastMember } from "./cast.ts";
import { daysAgo } from "./days-ago.ts";

/** Minutes after the moment of the day at which somebody joined or enrolled that they sign in; less than a day. */
const LATER_MINUTES = 45;
const POLICIES_MOST = 20;

type SignIn = { readonly ago: number; readonly method: SessionMethod };

/**
 * Tells of the sign-ins that people of the demo had in the last weeks, by the method that they had on that day, and
 * when each was last here. Nobody who may still be locked out, or had to skip, signed in otherwise.
 */
export async function seedSignIns(context: Context, clinicId: ClinicId, cast: readonly CastMember[]): Promise<void> {
  const history = await readPolicyHistory(context, { clinicId, limit: POLICIES_MOST });
  const people = await context.db
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(eq(accounts.clinicId, clinicId));
  for (const [index, member] of cast.entries()) {
    const accountId = people.find(({ name }) => name === member.name)?.id;
    if (!accountId) throw new Error(`${member.name} was not seeded.`);
    const policyOn = (ago: number) => {
      const at = daysAgo(context, ago, LATER_MINUTES - 1).now();
      const policy = history.find((change) => change.kind === member.kind && change.at <= at);
      if (!policy) throw new Error("A clinic is never without policies.");
      return policy;
    };
    const signIns = signInsOf(member, index, (ago) => isRequired(policyOn(ago).to.mode));
    const events = signIns.map(({ ago, method }) => {
      const { version, to } = policyOn(ago);
      const decision = decisionFor(member, { ago, method }, { version, ...to });
      return sessionStarted(
        daysAgo(context, ago, LATER_MINUTES).now(),
        { clinicId, accountId },
        member,
        method,
        decision,
      );
    });
    if (events.length === 0) continue;
    await context.db.insert(auditEvents).values(events);
    const lastLoginAt = events.at(-1)?.at ?? null;
    await context.db
      .update(accounts)
      .set({ lastLoginAt })
      .where(and(eq(accounts.clinicId, clinicId), eq(accounts.id, accountId)));
  }
}

/** Every second or third day since they joined, oldest first; the day that is today is left for whoever tries the demo. */
function signInsOf(member: CastMember, index: number, isRequiredOn: (ago: number) => boolean): SignIn[] {
  const { joinedDaysAgo, kind, state, enrolledDaysAgo = -1, skippedDaysAgo = [] } = member;
  const signIns: SignIn[] = [];
  for (let ago = joinedDaysAgo; ago >= 1; ago -= 1) {
    const due = (ago + index) % (kind === "patient" ? 6 : 2 + (index % 2)) === 0;
    if (skippedDaysAgo.includes(ago)) signIns.push({ ago, method: "skip" });
    else if (!due || (state === "locked" && ago <= 2)) continue;
    else if (ago < enrolledDaysAgo) signIns.push({ ago, method: kind === "patient" ? "email_code" : "authenticator" });
    else if (ago > enrolledDaysAgo && (kind === "patient" || !isRequiredOn(ago)))
      signIns.push({ ago, method: "password" });
  }
  return signIns;
}

function sessionStarted(
  at: Date,
  account: { readonly clinicId: string; readonly accountId: string },
  { kind, role }: CastMember,
  method: SessionMethod,
  decision: LoginDecision,
) {
  const entry: AuditEntry = {
    ...account,
    actorId: account.accountId,
    event: "session.started",
    outcome: "success",
    at,
    portal: kind === "patient" ? "patient" : role === "admin" && method === "authenticator" ? "admin" : "staff",
    sessionId: newId<SessionId>(at),
    address: "192.0.2.10",
    browser: "Chrome on Windows",
    details: { method, purpose: "sign_in", decision },
  };
  return { ...entry, id: newId<AccountId>(at), details: entry.details ?? {} };
}

/** What was decided when the password was right, as a login of that day would have kept it. */
function decisionFor(
  { kind, phone, skippedDaysAgo = [] }: CastMember,
  { ago, method }: SignIn,
  policy: PolicyDraft & { readonly version: number },
): LoginDecision {
  const codes: readonly FactorMethod[] = phone ? ["email_code", "text_code"] : ["email_code"];
  const factors: readonly FactorMethod[] = kind === "patient" ? codes : ["authenticator", "recovery_code"];
  const alone = method === "password" || method === "skip";
  const spent = skippedDaysAgo.filter((earlier) => earlier > ago).length;
  return {
    policyVersion: policy.version,
    mode: policy.mode,
    asked: method === "skip" ? "enrol" : method === "password" ? "signed-in" : "enter-code",
    offered: alone ? [] : factors,
    skipsLeft: method === "skip" ? policy.skipsAllowed - spent : null,
    trustedDevice: null,
  };
}
