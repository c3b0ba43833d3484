import type { Clinic } from "@countersign/accounts";
import type { AccountId, ClinicId, Kind, Portal, SessionId } from "@countersign/db";
import type { PolicyMode } from "../policy/policy.ts";
import { FRESH_MINUTES } from "./lifetimes.ts";

/** How a session began. */
export type SessionMethod =
  | "password"
  | "skip"
  | "authenticator"
  | "enrolment"
  | "recovery_code"
  | "email_code"
  | "text_code";

/** Whoever is signed in, as one request sees them. Read afresh for each; nothing here comes out of a token. */
export type Person = {
  readonly clinicId: ClinicId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly portal: Portal;
  readonly kind: Kind;
  readonly role: "staff" | "admin" | null;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly phoneConfirmed: boolean;
  readonly signInCodesOn: boolean;
  readonly clinic: Clinic;
  readonly method: SessionMethod;
  /** 1: the password alone; 2: a second factor, or a sign-in code, too. */
  readonly assurance: 1 | 2;
  readonly startedAt: Date;
  readonly freshAt: Date | null;
  readonly authenticators: number;
  readonly recoveryCodesLeft: number;
  /** There are recovery codes that nobody has confirmed to have stored. */
  readonly unseenRecoveryCodes: boolean;
  readonly policy: { readonly mode: PolicyMode | null; readonly version: number; readonly skipsAllowed: number };
  readonly skipsLeft: number;
  /** What the page should say: the clinic requires a second factor and this session still goes without. */
  readonly notice: "set_up_next_time" | null;
};

/** 2 where something beyond the password was proved. */
export function assuranceOf(method: SessionMethod): 1 | 2 {
  return method === "password" || method === "skip" ? 1 : 2;
}

/** Whether a code was accepted recently enough to change security settings without another one. */
export function isFresh(person: { readonly freshAt: Date | null }, now: Date): boolean {
  return person.freshAt !== null && now.getTime() - person.freshAt.getTime() < FRESH_MINUTES * 60_000;
}
