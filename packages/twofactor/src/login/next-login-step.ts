import type { Portal } from "@countersign/db";
import { lockOf } from "../budget/code-waits.ts";
import { isRequired, mustEnrol, type PolicyMode, skipsLeft, type TextCodes, trustsDevices } from "../policy/policy.ts";

/** A way to prove a second time who one is. */
export type FactorMethod = "authenticator" | "recovery_code" | "email_code" | "text_code";

/** Everything the next step depends on, read in one statement. */
export type LoginFacts = {
  readonly portal: Portal;
  /** null when the clinic's policy could not be read: that counts as required. */
  readonly mode: PolicyMode | null;
  readonly skipsAllowed: number;
  readonly skipsSpent: number;
  /** Authenticators on the account, readable or not: a damaged secret is still a factor. */
  readonly authenticators: number;
  readonly recoveryCodesLeft: number;
  readonly signInCodesOn: boolean;
  readonly phoneConfirmed: boolean;
  readonly textCodes: TextCodes;
  /** This browser proved itself before and is still trusted; counts only in the mode that says so. */
  readonly deviceTrusted: boolean;
  /** The login was opened by a mailed link to set a second factor up again. Absent: it was not. */
  readonly reEnrolling?: boolean;
  readonly waitsUntil: Date | null;
  readonly suspendedAt: Date | null;
};

export type LoginStep =
  | { readonly at: "signed-in"; readonly by: "password" | "trusted_device" }
  | { readonly at: "enter-code"; readonly methods: readonly FactorMethod[] }
  | { readonly at: "enrol"; readonly skipsLeft: number }
  /** `until` null: until an admin unlocks or a recovery code is used. */
  | { readonly at: "locked"; readonly until: Date | null; readonly methods: readonly FactorMethod[] };

/**
 * What a person who knows the password owes next. The one place where that is decided; the order of its lines is the
 * policy: whoever has a factor is asked, whoever must have one sets it up, everybody else is in.
 */
export function nextLoginStep(facts: LoginFacts, now: Date): LoginStep {
  const methods = methodsOwed(facts);
  if (methods.length > 0) {
    if (facts.deviceTrusted && trustsDevices(facts.mode)) return { at: "signed-in", by: "trusted_device" };
    const lock = lockOf(facts, now);
    return lock ? { at: "locked", until: lock.until, methods } : { at: "enter-code", methods };
  }
  if ((facts.reEnrolling || mustEnrol(facts)) && facts.portal !== "patient") {
    return { at: "enrol", skipsLeft: facts.reEnrolling || facts.portal === "admin" ? 0 : skipsLeft(facts) };
  }
  return { at: "signed-in", by: "password" };
}

/** The factors this login asks for, the first of them first; none when the password is enough. */
function methodsOwed(facts: LoginFacts): FactorMethod[] {
  if (facts.portal === "patient" && !isAsked(facts)) return [];
  if (facts.authenticators > 0)
    return facts.recoveryCodesLeft > 0 ? ["authenticator", "recovery_code"] : ["authenticator"];
  if (facts.portal !== "patient") return [];
  return facts.phoneConfirmed && facts.textCodes === "allowed" ? ["email_code", "text_code"] : ["email_code"];
}

/**
 * Whether a patient owes more than the password. Off asks nobody, and keeps what they set up. An authenticator takes the
 * place of codes by email and text: whoever reads the mails must not get around it.
 */
function isAsked({ mode, signInCodesOn, authenticators }: LoginFacts): boolean {
  return isRequired(mode) || (mode === "optional" && (signInCodesOn || authenticators > 0));
}
