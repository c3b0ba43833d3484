import { timingSafeEqual } from "node:crypto";
import { readSixDigits } from "@countersign/accounts";
import type { Context } from "@countersign/db";
import {
  type ChargedTry,
  type CodeTry,
  chargeCodeTry,
  type RefusedTry,
  type SessionTry,
} from "../login/code/charge-code-try.ts";
import { givingBack } from "../login/code/give-back-try.ts";
import { recordWrongCode, type WrongCode } from "../login/code/record-wrong-code.ts";
import { completeWithSignInCode } from "./complete-with-sign-in-code.ts";
import { deriveSignInCode } from "./derive-sign-in-code.ts";
import { takesSignInCodes } from "./takes-sign-in-codes.ts";

export type VerifySignInCodeResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "malformed_code" }
  | RefusedTry
  | WrongCode;

/** A code that was paid for, looked at and right; nothing is spent yet. */
export type RightCode = { readonly ok: true; readonly charged: ChargedTry; readonly issue: number };

/**
 * Checks a sign-in code against the login or step-up this browser holds. Only the newest code counts, for as long as
 * it lives; one that a newer one replaced is simply wrong, and so is every code of somebody who has an authenticator.
 *
 * @param input.code what was typed; spaces and hyphens are ignored, anything but six digits costs no try
 * @param input.trust secret that this browser will hold if it is to be trusted, where the policy lets it
 * @returns ok when the login is completed, or why not; never throws for anything a person can type
 * @see NIST SP 800-63B-4 §3.1.3.2 (out-of-band secrets: short-lived, single use)
 */
export async function verifySignInCode(
  context: Context,
  input: SessionTry & { readonly code: string; readonly trust?: string | null },
): Promise<VerifySignInCodeResult> {
  const right = await checkSignInCode(context, input);
  if (!right.ok) return right;
  const paid = { ...right.charged.login, failures: right.charged.failures };
  const outcome = await givingBack(context, paid, () =>
    completeWithSignInCode(context, right, { use: input.use, trust: input.trust ?? null }),
  );
  if (outcome === "replaced") return recordWrongCode(context, right.charged, "wrong_code");
  return outcome === "completed" ? { ok: true } : { ok: false, why: "login_gone", how: "redeemed" };
}

/** Pays for a code, then compares it with the newest one of the login it is taken for. */
export async function checkSignInCode(
  context: Context,
  input: CodeTry & { readonly code: string },
): Promise<RightCode | Exclude<VerifySignInCodeResult, { ok: true }>> {
  const code = readSixDigits(input.code);
  if (!code) return { ok: false, why: "malformed_code" };

  const charged = await chargeCodeTry(context, input);
  if (!charged.ok) return charged;

  const [newest] = charged.login.issues;
  if (!newest || !takesSignInCodes(charged.login)) return recordWrongCode(context, charged, "wrong_code");
  const { login, failures } = charged;
  const expected = await givingBack(context, { ...login, failures }, () =>
    deriveSignInCode(context.keys, { clinicId: login.clinicId, loginId: login.loginId, ...newest }),
  );
  if (!timingSafeEqual(Buffer.from(expected.code), Buffer.from(code))) {
    return recordWrongCode(context, charged, "wrong_code");
  }
  if (new Date(newest.expiresAt) <= context.now()) return recordWrongCode(context, charged, "expired_code");
  return { ok: true, charged, issue: newest.issue };
}
