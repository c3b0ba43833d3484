import type { Kind } from "@countersign/db";
import { counted } from "@countersign/portal/words/waiting-words.ts";
import type { FactorMethod, LoginState, SessionMethod, SignIn } from "@countersign/twofactor";
import { reasonOf, type SignInReason } from "./sign-in-reason.ts";

const NOT_KEPT = "Why is not known: it was before reasons were kept.";
const UNREADABLE = "Asked for a code because the policy could not be read, which counts as required.";
const EVERY_LOGIN = "Asked for a code because your clinic requires it at every login.";
const NEW_DEVICE =
  "Asked for a code because your clinic requires it once per trusted device, and this browser was none of theirs.";
const SET_UP = "Asked for a code because they had set up two-factor authentication.";
const TRUSTED = "Not asked for a code because this browser was one of their trusted devices.";
const ENOUGH = "The password was enough.";

/** Why a login asked what it asked, for staff and for patients. */
const reasons: Readonly<Record<SignInReason, Readonly<Record<Kind, string>>>> = {
  not_kept: { staff: NOT_KEPT, patient: NOT_KEPT },
  code_chosen: {
    staff: SET_UP,
    patient: "Asked for a code because they had turned sign-in codes on.",
  },
  code_by_app: { staff: SET_UP, patient: "Asked for a code because they had set up an authenticator app." },
  code_console: {
    staff: "Asked for a code because the console lets nobody in without one.",
    patient: "Asked for a code.",
  },
  code_every_login: { staff: EVERY_LOGIN, patient: EVERY_LOGIN },
  code_new_device: { staff: NEW_DEVICE, patient: NEW_DEVICE },
  code_unreadable: { staff: UNREADABLE, patient: UNREADABLE },
  set_up_required: {
    staff: "Asked to set up two-factor authentication because your clinic requires it.",
    patient: "Asked to set up two-factor authentication.",
  },
  set_up_console: {
    staff: "Asked to set up two-factor authentication because the console lets nobody in without it.",
    patient: "Asked to set up two-factor authentication.",
  },
  password_enough: { staff: ENOUGH, patient: ENOUGH },
  password_optional: {
    staff: "The password was enough: a second factor was optional, and they had not set one up.",
    patient: "The password was enough: codes were optional, and they had not turned them on.",
  },
  password_off: { staff: ENOUGH, patient: "The password was enough: your clinic asked patients for no code." },
  device_trusted: { staff: TRUSTED, patient: TRUSTED },
};

/** How it went on, by how the login was completed. */
const finished: Readonly<Record<SessionMethod, string>> = {
  password: "Signed in.",
  skip: "Put it off and signed in.",
  authenticator: "Signed in with a code of their authenticator app.",
  enrolment: "Set it up and signed in.",
  recovery_code: "Signed in with a recovery code.",
  email_code: "Signed in with a code sent by email.",
  text_code: "Signed in with a code sent by text.",
  trusted_device: "Signed in.",
};

const ends: Readonly<Record<LoginState, string>> = {
  redeemed: "Signed in.",
  open: "It is still under way.",
  completed: "All was proved, and the last step is still to come.",
  cancelled: "It was given up.",
  replaced: "A newer sign-in in the same browser took its place.",
  failed: "It ended after too many wrong codes.",
  expired: "It was never finished.",
};

/** What came of it, in two words. */
export const outcomeWords: Readonly<Record<LoginState, string>> = {
  redeemed: "Signed in",
  open: "Under way",
  completed: "Under way",
  cancelled: "Cancelled",
  replaced: "Replaced",
  failed: "Failed",
  expired: "Not finished",
};

/** Why a sign-in asked what it asked, and what came of it. */
export function signInSentence(signIn: SignIn): string {
  const kind = signIn.portal === "patient" ? "patient" : "staff";
  const paused =
    signIn.decision?.asked === "locked" ? ["Codes were not looked at then, after too many wrong ones."] : [];
  return [reasons[reasonOf(signIn)][kind], ...paused, endOf(signIn)].join(" ");
}

function endOf({ state, method }: SignIn): string {
  return state === "redeemed" && method !== null ? finished[method] : ends[state];
}

const factorNames: Readonly<Record<FactorMethod, string>> = {
  authenticator: "authenticator app",
  recovery_code: "recovery code",
  email_code: "email",
  text_code: "text",
};

/** What else is known of it, in few words each. */
export function signInFacts({ decision, wrongCodes }: SignIn): string[] {
  const offered = decision?.offered ?? [];
  return [
    ...(offered.length > 0 ? [`Offered: ${offered.map((method) => factorNames[method]).join(", ")}`] : []),
    ...(wrongCodes > 0 ? [counted(wrongCodes, "wrong code")] : []),
    ...(decision?.skipsLeft != null ? [skipsWords(decision.skipsLeft, decision.skipsAfter)] : []),
  ];
}

function skipsWords(before: number, after: number | null): string {
  const left = `${counted(before, "skip")} left before`;
  return after === null ? left : `${left}, ${after} after`;
}
