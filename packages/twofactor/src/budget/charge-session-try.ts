import { appendEvent } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { SealedAuthenticator } from "../authenticators/open-authenticators.ts";
import { authenticatorList, chargeCodes, type RefusedTry, refusalOf } from "../login/code/charge-code-try.ts";
import { oneRow } from "../login/login-facts.ts";
import { tell } from "../notices/tell.ts";
import type { Visitor } from "../place.ts";
import type { Person } from "../session/person.ts";
import { CODE_FAILURES_BEFORE_SUSPENSION } from "./code-waits.ts";

type ChargedSessionTry = {
  readonly ok: true;
  readonly authenticators: readonly SealedAuthenticator[];
  readonly failures: number;
};

/** Pays for one code typed inside a session, from the same budget of the account that logins pay from. */
export async function chargeSessionTry(
  context: Context,
  person: Person,
): Promise<ChargedSessionTry | Extract<RefusedTry, { why: "wait" | "suspended" }>> {
  const now = context.now();
  const row = await oneRow<{
    failures: number | null;
    waitsUntil: Date | null;
    suspendedAt: Date | null;
    authenticatorList: readonly SealedAuthenticator[];
  }>(
    context.db,
    sql`
    with payer as (select ${person.clinicId}::uuid as clinic_id, ${person.accountId}::uuid as account_id),
    charged as (${chargeCodes(sql`payer`, now)})
    select (select spent from charged) as "failures", b.waits_until as "waitsUntil", b.suspended_at as "suspendedAt",
      ${authenticatorList}
    from accounts a
      left join budgets b on b.clinic_id = a.clinic_id and b.kind = 'codes' and b.subject = a.id::text
    where a.clinic_id = ${person.clinicId} and a.id = ${person.accountId}`,
  );
  if (!row) throw new Error("The account of a live session has gone.");
  if (row.failures !== null) return { ok: true, authenticators: row.authenticatorList, failures: row.failures };
  const refusal = refusalOf({ ...row, codeTries: 0 }, now);
  return refusal.why === "wait" || refusal.why === "suspended" ? refusal : { ok: false, why: "wait", seconds: 1 };
}

/** Writes down a code that did not work inside a session; the account's last one suspends its factors and tells the person. */
export async function recordWrongSessionTry(
  context: Context,
  input: {
    readonly person: Person;
    readonly visitor: Visitor;
    readonly why: "wrong_code" | "code_already_used";
    readonly failures: number;
  },
): Promise<void> {
  const { clinicId, accountId, sessionId, portal } = input.person;
  const at = context.now();
  const words = {
    clinicId,
    accountId,
    actorId: accountId,
    sessionId,
    portal,
    ...input.visitor,
    at,
    outcome: "failure",
  } as const;
  await context.db.transaction(async (tx) => {
    const event = input.why === "wrong_code" ? "sign_in.code_wrong" : "sign_in.code_reused";
    await appendEvent(tx, { ...words, event });
    if (input.failures < CODE_FAILURES_BEFORE_SUSPENSION) return;
    await appendEvent(tx, { ...words, event: "factors.suspended" });
    await tell(tx, { ...input.person, visitor: input.visitor, at }, { kind: "factors_locked" });
  });
}
