import type { Clinic, Role } from "@countersign/accounts";
import type { AccountId, ClinicId, Kind, Portal, SessionId } from "@countersign/db";
import type { PolicyMode } from "../policy/policy.ts";
import type { PolicyDraft } from "../policy/policy-draft.ts";
import { hasSignInCodes } from "../sign-in-codes/sign-in-codes-status.ts";
import { FRESH_MINUTES } from "./lifetimes.ts";
import type { SessionEnds } from "./session-ends.ts";

/** How a session began. */
export type SessionMethod =
  | "password"
  | "skip"
  | "authenticator"
  | "enrolment"
  | "recovery_code"
  | "email_code"
  | "text_code"
  | "trusted_device";

/** Whoever is signed in, as one request sees them. Read afresh for each; nothing here comes out of a token. */
export type Person = {
  readonly clinicId: ClinicId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly portal: Portal;
  readonly kind: Kind;
  readonly role: Role | null;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly phoneConfirmed: boolean;
  /** A provider said that nothing arrives there. */
  readonly emailFailing: boolean;
  readonly phoneFailing: boolean;
  readonly signInCodesOn: boolean;
  readonly clinic: Clinic;
  readonly method: SessionMethod;
  /** 1: the password alone; 2: a second factor, or a sign-in code, too. */
  readonly assurance: 1 | 2;
  readonly startedAt: Date;
  readonly freshAt: Date | null;
  readonly authenticators: number;
  readonly recoveryCodesLeft: number;
  /** There are recovery codes that nobody has confirmed to have stored, and in this session they may be made anew. */
  readonly unseenRecoveryCodes: boolean;
  readonly policy: Omit<PolicyDraft, "mode"> & { readonly mode: PolicyMode | null; readonly version: number };
  readonly skipsLeft: number;
  /** What the page should say: the clinic requires a second factor and this session still goes without. */
  readonly notice: "set_up_next_time" | null;
  /** When this session will be over by itself. */
  readonly ends: SessionEnds;
};

/** 2 where something beyond the password was proved. */
export function assuranceOf(method: SessionMethod): 1 | 2 {
  return method === "password" || method === "skip" ? 1 : 2;
}

type FactorFacts = Pick<Person, "kind" | "authenticators" | "signInCodesOn"> & {
  readonly policy: Pick<Person["policy"], "mode">;
};

/** Whether there is something to be asked for beyond the password; for patients, even while the clinic asks nobody. */
export function hasFactor(person: FactorFacts): boolean {
  return person.authenticators > 0 || (person.kind === "patient" && hasSignInCodes(person));
}

/**
 * Whether the person proved recently enough that it is them to change security settings without doing so again: by a
 * code, or by the password for as long as there is no factor.
 */
export function isFresh(person: FactorFacts & Pick<Person, "freshAt" | "assurance">, now: Date): boolean {
  if (person.freshAt === null || (person.assurance === 1 && hasFactor(person))) return false;
  return now.getTime() - person.freshAt.getTime() < FRESH_MINUTES * 60_000;
}

/** Whether security settings may be changed in this session at all: after a skip, a factor is set up first. */
export function mayChangeSecurity(person: Pick<Person, "method" | "notice">): boolean {
  return person.method !== "skip" && person.notice === null;
}
