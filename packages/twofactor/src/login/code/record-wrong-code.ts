import { appendEvent } from "@countersign/audit";
import type { Context } from "@countersign/db";
import type { ClockOff } from "../../authenticators/clock-off.ts";
import { CODE_FAILURES_BEFORE_SUSPENSION } from "../../budget/code-waits.ts";
import { burnStep } from "./burn-step.ts";
import type { ChargedTry } from "./charge-code-try.ts";
import { failLogin, failureOf } from "./fail-login.ts";

type WrongCodeWhy = "wrong_code" | "code_already_used" | "expired_code";

export type WrongCode =
  | {
      readonly ok: false;
      readonly why: WrongCodeWhy;
      readonly triesLeft: number;
      readonly wrongSoFar: number;
      /** Seconds that the phone's clock is ahead, negative behind, where the code tells. */
      readonly clockOffSeconds?: number;
    }
  | { readonly ok: false; readonly why: "login_failed" | "suspended" };

/**
 * Writes down a code that did not work. The login's last try ends it and tells the person by mail; the account's last
 * one suspends its factors and tells them that. A step that the code showed at the wrong time is burned with it.
 */
export async function recordWrongCode(
  context: Context,
  tried: ChargedTry,
  why: WrongCodeWhy,
  clockOff: ClockOff | null = null,
): Promise<WrongCode> {
  const { login, triesLeft } = tried;
  const words = failureOf(login, context.now());
  const suspended = tried.failures >= CODE_FAILURES_BEFORE_SUSPENSION;
  await context.db.transaction(async (tx) => {
    if (clockOff) await burnStep(tx, login, clockOff, words.at);
    const event = why === "code_already_used" ? "sign_in.code_reused" : "sign_in.code_wrong";
    await appendEvent(tx, { ...words, event });
    if (clockOff) {
      await appendEvent(tx, { ...words, event: "sign_in.clock_off", details: { seconds: clockOff.seconds } });
    }
    if (suspended) await appendEvent(tx, { ...words, event: "factors.suspended" });
    if (suspended || triesLeft === 0) await failLogin(tx, context, login, suspended ? "factors_locked" : "wrong_codes");
  });
  if (suspended) return { ok: false, why: "suspended" };
  if (triesLeft === 0) return { ok: false, why: "login_failed" };
  const told = clockOff && { clockOffSeconds: clockOff.seconds };
  return { ok: false, why, triesLeft, wrongSoFar: login.codeTries + 1, ...told };
}
