import { readSixDigits, verifyOwnPassword } from "@countersign/accounts";
import { type AccountKey, type Context, type Portal, readableOrNull } from "@countersign/db";
import { CLOCK_TOLD_FROM } from "../budget/code-waits.ts";
import type { Visitor } from "../place.ts";
import { hasUnusedCodes, newCodeSet } from "../recovery-codes/code-set.ts";
import { type ActivatedAuthenticator, activateAuthenticator } from "./activate-authenticator.ts";
import type { EnrolmentOwner } from "./enrolment-statements.ts";
import { chargeEnrolmentTry, recordWrongEnrolmentTry } from "./enrolment-tries.ts";
import { authenticatorName, type NameFault } from "./named/authenticator-name.ts";
import { sealedFor } from "./setup-key.ts";
import { matchStep, STEP_SECONDS, stepsAway } from "./totp.ts";

/** Whose enrolment is being confirmed, and from where. */
export type EnrolmentPerson = AccountKey & {
  readonly owner: EnrolmentOwner;
  readonly portal: Portal;
  readonly email: string;
  readonly visitor: Visitor;
};

export type EnrolmentFault = {
  readonly code?: "missing" | "malformed" | "wrong";
  /** Seconds that the phone's clock is ahead, negative behind, where a wrong code tells. */
  readonly clockOffSeconds?: number;
  readonly password?: "missing" | "wrong";
  readonly name?: Exclude<NameFault, "missing">;
};

export type ConfirmEnrolmentResult =
  /**
   * `token`: where it was done from a session, a completed step-up that rotates it. `codesMade`: there are new recovery
   * codes to be shown.
   */
  | ActivatedAuthenticator
  | { readonly ok: false; readonly why: "invalid"; readonly fault: EnrolmentFault }
  | { readonly ok: false; readonly why: "wait"; readonly seconds: number }
  | { readonly ok: false; readonly why: "too_many_tries" | "too_many_authenticators" | "gone" };

/**
 * Turns an enrolment into an active authenticator: with a code of the new key and the account's password, both right.
 * A wrong password spends no time step. The step of the code is spent, so the same code is worth nothing at the first
 * login. Which other authenticators of the account give way, the enrolment's purpose says; ten recovery codes are made
 * where all do, or where there were none; all other sessions end; the person is told by mail. All of it or nothing.
 *
 * @param input.name what it is to be called, as typed; empty or absent for a usual name, or that of the one it replaces
 */
export async function confirmEnrolment(
  context: Context,
  input: EnrolmentPerson & { readonly code: string; readonly password: string; readonly name?: string },
): Promise<ConfirmEnrolmentResult> {
  const code = readSixDigits(input.code);
  const named = input.name?.trim() ? authenticatorName(input.name) : null;
  const fault = faultOf(input, code, named && !named.ok && named.fault !== "missing" ? named.fault : null);
  if (fault || !code) return { ok: false, why: "invalid", fault: fault ?? { code: "malformed" } };

  const tried = await chargeEnrolmentTry(context, input);
  if (!tried.ok) return tried;

  const password = await verifyOwnPassword(context, input, input.password);
  if (!password.ok && password.why === "wait") return password;
  const secret = readableOrNull(() => context.keys.open(tried.sealed, sealedFor(input, tried.enrolmentId)));
  if (!secret) return { ok: false, why: "gone" };
  const step = matchStep(secret, code, context.now());
  if (!password.ok || step === null) {
    const wrong = {
      ...(step === null && { code: "wrong" as const, ...clockFault(secret, code, tried.tries, context.now()) }),
      ...(!password.ok && { password: "wrong" as const }),
    };
    await recordWrongEnrolmentTry(context, input, wrong);
    return { ok: false, why: "invalid", fault: wrong };
  }
  // Hashing ten codes takes its time, so it is done before the account is locked, and only where they may be wanted.
  const keepsCodes = tried.purpose !== "replace_all" && (await hasUnusedCodes(context.db, input));
  const codes = keepsCodes ? null : await newCodeSet(context, input);
  const wanted = named?.ok ? named.name : null;
  const activated = await activateAuthenticator(context, { ...input, ...tried, step, wanted, codes });
  if (activated.ok) return activated;
  const { why } = activated;
  return why === "name_taken" ? { ok: false, why: "invalid", fault: { name: "taken" } } : { ok: false, why };
}

/**
 * What a wrong code tells about the clock of the phone being set up. Its step is not burned: the key guards nothing yet,
 * and from its activation on only later steps than that of the right code count.
 */
function clockFault(secret: Buffer, code: string, tries: number, at: Date): Pick<EnrolmentFault, "clockOffSeconds"> {
  const away = tries < CLOCK_TOLD_FROM ? null : stepsAway(secret, code, at);
  return away === null ? {} : { clockOffSeconds: away * STEP_SECONDS };
}

function faultOf(
  input: { code: string; password: string },
  code: string | null,
  name: EnrolmentFault["name"] | null,
): EnrolmentFault | null {
  const fault: EnrolmentFault = {
    ...(input.code.trim() === "" ? { code: "missing" as const } : code === null && { code: "malformed" as const }),
    ...(input.password === "" && { password: "missing" as const }),
    ...(name && { name }),
  };
  return fault.code || fault.password || fault.name ? fault : null;
}
