import { readSixDigits } from "@countersign/accounts";
import type { Context } from "@countersign/db";
import { findClockOff } from "../../authenticators/clock-off.ts";
import { matchAuthenticator } from "../../authenticators/match-authenticator.ts";
import { recordUnreadable } from "../../authenticators/record-unreadable.ts";
import { CLOCK_TOLD_FROM, CODE_TRIES_PER_LOGIN } from "../../budget/code-waits.ts";
import { type ChargedTry, chargeCodeTry, goneMeanwhile, type RefusedTry, type SessionTry } from "./charge-code-try.ts";
import { completeWithAuthenticator } from "./complete-login.ts";
import { failureOf } from "./fail-login.ts";
import { giveBackWhole, givingBack } from "./give-back-try.ts";
import { recordWrongCode, type WrongCode } from "./record-wrong-code.ts";

export type VerifyCodeResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "malformed_code" | "secret_unreadable" }
  | RefusedTry
  | WrongCode;

/**
 * Checks an authenticator code against the login this browser holds.
 * The person is whoever passed the password; nothing in the form names them.
 *
 * From the second wrong code of a login on, one that the phone shows at a wrong time is told as such: still refused, still
 * a try, and worth nothing from then on.
 *
 * Where no secret of theirs can be opened nothing is looked at and nothing charged: the fault is ours. Where some can, a
 * code is compared with those and charged as ever, or a damaged row would open the others to guessing.
 *
 * @param input.code what was typed; spaces and hyphens are ignored, anything but six digits costs no try
 * @param input.trust secret that this browser will hold if it is to be trusted, where the policy lets it
 * @returns ok when the login is completed, or why not; never throws for anything a person can type
 * @see RFC 6238 §5.2 (one-time use), NIST SP 800-63B-4 §3.2.2 (rate limiting)
 */
export async function verifyAuthenticatorCode(
  context: Context,
  input: SessionTry & { readonly code: string; readonly trust?: string | null },
): Promise<VerifyCodeResult> {
  const code = readSixDigits(input.code);
  if (!code) return { ok: false, why: "malformed_code" };

  const charged = await chargeCodeTry(context, input);
  if (!charged.ok) return charged;

  const { login, authenticators, failures } = charged;
  const paid = { ...login, failures };
  const { match, unreadable, blind } = await givingBack(context, paid, () =>
    matchAuthenticator(context.keys, login, authenticators, code, context.now()),
  );
  if (unreadable.length > 0) await recordUnreadable(context, failureOf(login, context.now()), unreadable);
  if (blind) {
    await giveBackWhole(context, paid);
    return { ok: false, why: "secret_unreadable" };
  }
  if (!match) return recordWrongCode(context, charged, "wrong_code", clockOffOf(context, charged, code));
  if (match.alreadyUsed) return recordWrongCode(context, charged, "code_already_used");

  const outcome = await givingBack(context, paid, () =>
    completeWithAuthenticator(context, login, match, { use: input.use, trust: input.trust ?? null }),
  );
  if (outcome === "completed") return { ok: true };
  const gone = await goneMeanwhile(context, input);
  return gone ?? recordWrongCode(context, charged, "code_already_used");
}

/** What a wrong code tells about the clock of the phone it comes from; of a login's first nothing is told. */
function clockOffOf(context: Context, { login, authenticators, triesLeft }: ChargedTry, code: string) {
  if (CODE_TRIES_PER_LOGIN - triesLeft < CLOCK_TOLD_FROM) return null;
  return findClockOff(context.keys, login, authenticators, code, context.now());
}
