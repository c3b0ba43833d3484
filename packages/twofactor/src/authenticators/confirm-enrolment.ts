import { verifyOwnPassword } from "@countersign/accounts";
import type { AccountKey, Context, Portal } from "@countersign/db";
import type { Visitor } from "../place.ts";
import { newCodeSet } from "../recovery-codes/code-set.ts";
import { activateAuthenticator } from "./activate-authenticator.ts";
import type { EnrolmentOwner } from "./enrolment-statements.ts";
import { chargeEnrolmentTry, recordWrongEnrolmentTry } from "./enrolment-tries.ts";
import { sealedFor } from "./setup-key.ts";
import { matchStep, normaliseCode } from "./totp.ts";

/** Whose enrolment is being confirmed, and from where. */
export type EnrolmentPerson = AccountKey & {
  readonly owner: EnrolmentOwner;
  readonly portal: Portal;
  readonly email: string;
  readonly visitor: Visitor;
};

export type EnrolmentFault = {
  readonly code?: "missing" | "malformed" | "wrong";
  readonly password?: "missing" | "wrong";
};

export type ConfirmEnrolmentResult =
  /** `token`: where it was done from a session, a completed step-up that rotates it. */
  | { readonly ok: true; readonly token: string | null }
  | { readonly ok: false; readonly why: "invalid"; readonly fault: EnrolmentFault }
  | { readonly ok: false; readonly why: "wait"; readonly seconds: number }
  | { readonly ok: false; readonly why: "too_many_tries" | "gone" };

/**
 * Turns an enrolment into an active authenticator: with a code of the new key and the account's password, both right.
 * A wrong password spends no time step. The step of the code is spent, so the same code is worth nothing at the first
 * login. Other authenticators of the account give way to the new one; ten recovery codes are made; all other sessions
 * end; the person is told by mail. All of it or nothing.
 */
export async function confirmEnrolment(
  context: Context,
  input: EnrolmentPerson & { readonly code: string; readonly password: string },
): Promise<ConfirmEnrolmentResult> {
  const code = normaliseCode(input.code);
  const fault = faultOf(input, code);
  if (fault || !code) return { ok: false, why: "invalid", fault: fault ?? { code: "malformed" } };

  const tried = await chargeEnrolmentTry(context, input);
  if (!tried.ok) return tried;

  const password = await verifyOwnPassword(context, input, input.password);
  if (!password.ok && password.why === "wait") return password;
  const secret = context.keys.open(tried.sealed, sealedFor(input, tried.enrolmentId));
  const step = matchStep(secret, code, context.now());
  if (!password.ok || step === null) {
    const wrong = {
      ...(step === null && { code: "wrong" as const }),
      ...(!password.ok && { password: "wrong" as const }),
    };
    await recordWrongEnrolmentTry(context, input, wrong);
    return { ok: false, why: "invalid", fault: wrong };
  }
  const codes = await newCodeSet(context, input);
  return activateAuthenticator(context, {
    ...input,
    enrolmentId: tried.enrolmentId,
    sealed: tried.sealed,
    step,
    codes,
  });
}

function faultOf(input: { code: string; password: string }, code: string | null): EnrolmentFault | null {
  const fault: EnrolmentFault = {
    ...(input.code.trim() === "" ? { code: "missing" as const } : code === null && { code: "malformed" as const }),
    ...(input.password === "" && { password: "missing" as const }),
  };
  return fault.code || fault.password ? fault : null;
}
