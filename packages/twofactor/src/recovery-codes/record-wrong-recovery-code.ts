import { appendEvent } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { failLogin, failureOf } from "../login/code/fail-login.ts";
import type { LoginRow } from "../login/login-row.ts";

/** Writes down a recovery code that did not work; the login's last try ends it and tells the person. */
export async function recordWrongRecoveryCode(
  context: Context,
  login: LoginRow,
  triesLeft: number,
): Promise<{ ok: false; why: "wrong_code"; triesLeft: number } | { ok: false; why: "login_failed" }> {
  await context.db.transaction(async (tx) => {
    await appendEvent(tx, { ...failureOf(login, context.now()), event: "recovery_code.wrong" });
    if (triesLeft === 0) await failLogin(tx, context, login, "wrong_codes");
  });
  return triesLeft > 0 ? { ok: false, why: "wrong_code", triesLeft } : { ok: false, why: "login_failed" };
}
