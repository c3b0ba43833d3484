import type { AccountId, ClinicId, Context, Portal } from "@countersign/db";
import { sql } from "drizzle-orm";
import { type LoginMoments, type LoginState, loginStateOf } from "../login/login-state.ts";
import type { SessionMethod } from "../session/person.ts";
import { type KeptDecision, keptDecision } from "./kept-decision.ts";

/** One time somebody typed the right password, and what came of it. */
export type SignIn = {
  readonly id: string;
  readonly portal: Portal;
  readonly at: Date;
  readonly browser: string;
  readonly address: string;
  readonly state: LoginState;
  /** How it was completed, where it was. */
  readonly method: SessionMethod | null;
  /** Codes that did not work, of all kinds. */
  readonly wrongCodes: number;
  /** null for logins from before decisions were kept. */
  readonly decision: KeptDecision | null;
};

type Row = LoginMoments & Pick<SignIn, "id" | "portal" | "at" | "browser" | "address" | "method"> & Tries;
type Tries = { readonly decision: unknown; readonly codeTries: number; readonly recoveryTries: number };

/**
 * Somebody's newest sign-ins, newest first: those that went on after the password. Confirmations that it is them are
 * none.
 *
 * @param input.limit sign-ins at most
 */
export async function readSignIns(
  context: Context,
  input: { readonly clinicId: ClinicId; readonly accountId: AccountId; readonly limit: number },
): Promise<SignIn[]> {
  const now = context.now();
  const rows = await context.db.execute<Row>(sql`
    select l.id, l.portal, l.created_at as "at", l.browser, l.address, l.completed_by as "method", l.decision,
      l.code_tries as "codeTries", l.recovery_tries as "recoveryTries", l.expires_at as "expiresAt",
      l.completed_at as "completedAt", l.redeemed_at as "redeemedAt", l.cancelled_at as "cancelledAt",
      l.replaced_at as "replacedAt", l.failed_at as "failedAt"
    from logins l
    where l.clinic_id = ${input.clinicId} and l.account_id = ${input.accountId} and l.purpose = 'sign_in'
    order by l.created_at desc limit ${input.limit}`);
  return rows.map((row) => {
    const { id, portal, at, browser, address, method } = row;
    const decision = keptDecision(row.decision);
    const wrongCodes = wrongOf(row);
    return { id, portal, at, browser, address, method, decision, wrongCodes, state: loginStateOf(row, now) };
  });
}

const byCode: readonly (SessionMethod | null)[] = ["authenticator", "email_code", "text_code", "recovery_code"];

/** Every code is charged before it is looked at, so the one that worked is among the tries. */
function wrongOf({ codeTries, recoveryTries, method }: Row): number {
  return Math.max(0, codeTries + recoveryTries - (byCode.includes(method) ? 1 : 0));
}
