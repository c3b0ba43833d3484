import type { SignedOutReason } from "@countersign/auth/return-path.ts";
import type { Portal } from "@countersign/db";

/** Why somebody arrives at the sign-in page, where it is worth a sentence. */
export type Arrival = SignedOutReason | "signed_out" | "too_many_wrong_codes" | "password_set" | "password_reset";

type Words = {
  /** `alert`: something was refused. `status`: something was done. `note`: it just is so. */
  readonly role: "alert" | "status" | "note";
  readonly sentence: string;
};

const arrivals: Readonly<Record<Arrival, Words>> = {
  ended: { role: "note", sentence: "You were signed out. Sign in again to go on." },
  elsewhere: {
    role: "note",
    sentence:
      "You were signed out from another browser. If that was not you, sign in, look at your recent activity and choose a new password.",
  },
  factor_changed: {
    role: "note",
    sentence:
      "You were signed out because how you sign in was changed in another browser. Sign in the new way; if you changed nothing, tell your clinic now.",
  },
  password_changed: {
    role: "note",
    sentence:
      "You were signed out because your password was changed. Sign in with the new one; if you did not change it, tell your clinic now.",
  },
  clinic: { role: "note", sentence: "Your clinic signed you out. Sign in again, or ask your clinic why." },
  disowned: {
    role: "note",
    sentence:
      "You were signed out because somebody said, in another browser, that something in your account was not you. Sign in again; if you did not say so, tell your clinic now.",
  },
  idle: { role: "note", sentence: "You were signed out because nothing happened for a while. Sign in again to go on." },
  expired: { role: "note", sentence: "You were signed in for as long as one sign-in lasts. Sign in again to go on." },
  policy: {
    role: "note",
    sentence: "Your clinic now requires two-factor authentication. Sign in to set it up.",
  },
  signed_out: { role: "status", sentence: "You are signed out." },
  too_many_wrong_codes: { role: "alert", sentence: "Too many wrong codes. Sign in again." },
  password_set: { role: "status", sentence: "Your password is set. Sign in with it." },
  password_reset: {
    role: "status",
    sentence: "Your new password is set, and you were signed out everywhere. Sign in with it.",
  },
};

/** A patient has nothing to set up: the code comes by itself. */
const policyForPatients: Words = { role: "note", sentence: "Your clinic now requires sign-in codes. Sign in again." };

/** The sentence for a `because` parameter, or null for anything else. */
export function arrivalWords(because: unknown, portal: Portal): Words | null {
  if (because === "policy" && portal === "patient") return policyForPatients;
  return typeof because === "string" && Object.hasOwn(arrivals, because) ? arrivals[because as Arrival] : null;
}

/** The sign-in page with a reason. */
export function signInPath(because: Arrival): string {
  return `/login?because=${because}`;
}
