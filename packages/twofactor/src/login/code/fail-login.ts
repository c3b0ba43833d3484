import { type AuditEntry, appendEvent } from "@countersign/audit";
import { type Context, type Database, logins } from "@countersign/db";
import { and, eq, isNull } from "drizzle-orm";
import { tell } from "../../notices/tell.ts";
import type { LoginRow } from "../login-row.ts";

/** Who tried, for the trail's events about a login. */
export function failureOf(login: LoginRow, at: Date): Omit<AuditEntry, "event"> {
  const { clinicId, accountId, loginId, portal, address, browser } = login;
  return { clinicId, accountId, loginId, portal, address, browser, at, outcome: "failure" };
}

/** Ends a login by its last wrong code, in the caller's transaction, and tells the person. */
export async function failLogin(
  tx: Database,
  context: Context,
  login: LoginRow,
  notice: "wrong_codes" | "factors_locked",
): Promise<void> {
  const at = context.now();
  await tx
    .update(logins)
    .set({ failedAt: at, settledAt: at })
    .where(
      and(
        eq(logins.clinicId, login.clinicId),
        eq(logins.id, login.loginId),
        isNull(logins.completedAt),
        isNull(logins.cancelledAt),
        isNull(logins.replacedAt),
        isNull(logins.failedAt),
      ),
    );
  await appendEvent(tx, { ...failureOf(login, at), event: "sign_in.failed" });
  await tell(tx, { ...login, visitor: login, at }, { kind: notice });
}
