import { type AuditEntry, appendEvent } from "@countersign/audit";
import type { AccountKey, Context, Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { tell } from "./tell.ts";
import { nextUnsettled, type SettledLogin, settleDueLogins } from "./unsettled-logins.ts";

const ACCOUNTS_AT_ONCE = 200;

/**
 * Tells people of logins from browsers that had not signed them in before, and of those whose password was right and
 * that nobody finished. In all clinics, for the courier's clock; of several couriers at once one tells. An account that
 * fails keeps no other from its turn.
 *
 * @throws AggregateError with what failed, when everything else is done
 */
export async function settleLogins(context: Context, stopping: AbortSignal): Promise<void> {
  const failures: unknown[] = [];
  let accounts = await nextUnsettled(context, null, ACCOUNTS_AT_ONCE);
  while (accounts.length > 0 && !stopping.aborted) {
    for (const account of accounts) {
      if (stopping.aborted) break;
      await settleAccount(context, account).catch((failure: unknown) => failures.push(failure));
    }
    accounts = await nextUnsettled(context, accounts.at(-1) ?? null, ACCOUNTS_AT_ONCE);
  }
  if (failures.length > 0) throw new AggregateError(failures, "Some logins could not be settled.");
}

function settleAccount(context: Context, account: AccountKey): Promise<void> {
  const now = context.now();
  return context.db.transaction(async (tx) => {
    await holdMessages(tx, account, now);
    const settled = await settleDueLogins(tx, account, now);
    for (const login of settled) if (login.verdict === "new_browser") await tellOfBrowser(tx, account, login, now);
    await tellOfUnfinished(
      tx,
      account,
      settled.filter(({ verdict }) => verdict === "unfinished"),
      now,
    );
  });
}

/** One at a time counts what an account was told: an hour's notices are gathered, whoever's clock strikes. */
async function holdMessages(tx: Database, { clinicId, accountId }: AccountKey, now: Date): Promise<void> {
  await tx.execute(sql`insert into budgets (clinic_id, kind, subject, charged_at)
    values (${clinicId}, 'sends', ${accountId}, ${now}::timestamptz)
    on conflict (clinic_id, kind, subject) do update set charged_at = budgets.charged_at`);
}

async function tellOfBrowser(tx: Database, account: AccountKey, login: SettledLogin, now: Date): Promise<void> {
  await appendEvent(tx, { ...aboutLogin(account, login, now), event: "sign_in.new_browser", outcome: "success" });
  const at = login.redeemedAt ?? now;
  await tell(tx, { ...account, portal: login.portal, visitor: login, at }, { kind: "new_browser" });
}

/** Several are one notice, which tells the newest. */
async function tellOfUnfinished(
  tx: Database,
  account: AccountKey,
  logins: readonly SettledLogin[],
  now: Date,
): Promise<void> {
  const newest = logins.at(-1);
  if (!newest) return;
  const signIns = logins.length;
  const event = { event: "sign_in.unfinished", outcome: "failure", details: { signIns } } as const;
  await appendEvent(tx, { ...aboutLogin(account, newest, now), ...event });
  const about = { ...account, portal: newest.portal, visitor: newest, at: newest.createdAt };
  await tell(tx, about, { kind: "sign_in_unfinished", signIns });
}

function aboutLogin(
  { clinicId, accountId }: AccountKey,
  { loginId, portal, address, browser }: SettledLogin,
  at: Date,
): Omit<AuditEntry, "event" | "outcome"> {
  return { clinicId, accountId, loginId, portal, address, browser, at };
}
