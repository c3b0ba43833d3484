import { appendEvent } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { failLogin, failureOf } from "../login/code/fail-login.ts";
import type { LoginRow } from "../login/login-row.ts";

type Wrong = { readonly why: "wrong_code" | "code_already_used"; readonly triesLeft: number };

/** Writes down a recovery code that did not work; the login's last try ends it and tells the person. */
export async function recordWrongRecoveryCode(
  context: Context,
  login: LoginRow,
  { why, triesLeft }: Wrong,
): Promise<({ ok: false } & Wrong) | { ok: false; why: "login_failed" }> {
  await context.db.transaction(async (tx) => {
    const details = why === "code_already_used" ? { details: { reused: true } } : {};
    await appendEvent(tx, { ...failureOf(login, context.now()), ...details, event: "recovery_code.wrong" });
    if (triesLeft === 0) await failLogin(tx, context, login, "wrong_codes");
  });
  return triesLeft > 0 ? { ok: false, why, triesLeft } : { ok: false, why: "login_failed" };
}
