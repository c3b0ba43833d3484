import { maskEmail } from "@countersign/accounts";
import type { Person, SessionMethod } from "@countersign/twofactor";
import type { Tone } from "@countersign/ui/feedback/tone.ts";
import { ACTIVITY } from "../profile/activity/activity-paths.ts";
import { dialogPath, PROFILE } from "../profile/profile-paths.ts";
import { counted } from "../words/waiting-words.ts";
import type { News } from "./lately.ts";
import type { HomeFacts, HomeStep, Standing } from "./security-standing.ts";

/** The facts, and who they are about. */
type Told = HomeFacts & Pick<Person, "email" | "clinic" | "skipsLeft">;

type StepWords = { readonly title: string; readonly text: string; readonly link: string; readonly href: string };

/** The verdict on an account, and why. */
export const standingWords: Readonly<
  Record<
    Standing,
    { readonly tone: Tone; readonly title: string; readonly why: (facts: HomeFacts, steps: number) => string }
  >
> = {
  protected: { tone: "good", title: "Your account is protected", why: protectionSentence },
  could_be_better: {
    tone: "info",
    title: "Your protection could be better",
    why: (_, steps) => `Nothing is wrong. ${steps === 1 ? "One step makes" : "A few steps make"} it safer.`,
  },
  needs_you: {
    tone: "caution",
    title: "Your account needs you",
    why: () => "There is something that only you can do. It takes a minute or two.",
  },
  password_alone: {
    tone: "neutral",
    title: "Your password protects your account",
    why: () => "Your clinic asks for nothing more, so use one that is long and that you use nowhere else.",
  },
};

/** What each step says, and where it begins. */
export const stepWords: Readonly<Record<HomeStep, (told: Told) => StepWords>> = {
  look_at_sign_in: ({ news }) => ({
    ...newsWords(news),
    link: "Look at recent activity",
    href: ACTIVITY,
  }),
  set_up_required: ({ clinic, skipsLeft }) => ({
    title: `${clinic.name} requires two-factor authentication`,
    text: `${skipsSentence(skipsLeft)} All it takes is your phone and two minutes.`,
    link: "Set it up now",
    href: PROFILE,
  }),
  change_email: ({ email }) => ({
    title: `We cannot reach you at ${maskEmail(email)}`,
    text: "Emails to it are not arriving, warnings about your account included.",
    link: "Change email",
    href: `${PROFILE}?dialog=email`,
  }),
  store_codes: () => ({
    title: "Your recovery codes were never confirmed as stored",
    text: "If you lost your phone now, there might be no way in. Make ten new ones and keep them.",
    link: "Make new recovery codes",
    href: dialogPath("new-codes"),
  }),
  set_up: () => ({
    title: "Two-factor authentication is off",
    text: "With a code from your phone, knowing your password is not enough to get into your account.",
    link: "Set up two-factor authentication",
    href: PROFILE,
  }),
  turn_on_codes: () => ({
    title: "Whoever knows your password gets in",
    text: "With an authenticator app, or a code that we send you, your password alone is not enough.",
    link: "Protect your sign-in",
    href: PROFILE,
  }),
  new_codes: ({ recoveryCodesLeft }) => ({
    title: `You have ${recoveryCodesLeft === 0 ? "no recovery codes" : counted(recoveryCodesLeft, "recovery code")} left`,
    text: "They are your way in when your phone is lost or broken. Ten new ones take the place of the old.",
    link: "Make new recovery codes",
    href: dialogPath("new-codes"),
  }),
  change_phone: () => ({
    title: "Texts to you are not arriving",
    text: "Sign-in codes can reach you by email only until you confirm another mobile number.",
    link: "Change mobile number",
    href: PROFILE,
  }),
  use_app: () => ({
    title: "An authenticator app is safer than codes by email or text",
    text: "It works without a signal, and nobody who reads your messages can use it.",
    link: "Use an authenticator app",
    href: PROFILE,
  }),
  check_devices: ({ trustedDevices }) => ({
    title: `You trust ${counted(trustedDevices, "device")}`,
    text: "There your password alone is enough. Stop trusting any that you share or no longer use.",
    link: "See trusted devices",
    href: `${PROFILE}#trusted-devices-title`,
  }),
};

/** How somebody signed in, in their own words. */
export const methodWords: Readonly<Record<SessionMethod, string>> = {
  password: "With your password alone",
  skip: "With your password, set-up put off",
  authenticator: "With a code from your app",
  enrolment: "By setting up two-factor authentication",
  recovery_code: "With a recovery code",
  email_code: "With a code by email",
  text_code: "With a code by text",
  trusted_device: "On a device that you trust",
};

/** What stands between the account and whoever knows its password. */
function protectionSentence({ authenticators, trustedDevices }: HomeFacts, steps: number): string {
  const asked =
    authenticators > 0
      ? "Signing in takes your password and a code from your app"
      : "Signing in takes your password and a code that we send you";
  if (trustedDevices > 0) return `${asked}, except where you trust the device.`;
  return steps === 0 ? `${asked}. Nothing needs doing.` : `${asked}.`;
}

const newsSentences: Readonly<Record<News["event"], string>> = {
  "sign_in.failed": "Somebody typed your password, and then too many wrong codes",
  "sign_in.unfinished": "Somebody typed your password and never finished signing in",
  "sign_in.new_browser": "Somebody signed in from a browser that was new",
};

function newsWords(news: News | null): Pick<StepWords, "title" | "text"> {
  if (!news) return { title: "Was that you?", text: "Recent activity lists what happened." };
  return {
    title: newsSentences[news.event],
    text: `It was ${news.browser}. If that was you, all is well. If not, say so there, and everybody else is signed out.`,
  };
}

function skipsSentence(left: number): string {
  if (left === 0) return "It must be set up the next time you sign in.";
  return `You can put it off for ${left === 1 ? "1 more login" : `${left} more logins`}.`;
}
