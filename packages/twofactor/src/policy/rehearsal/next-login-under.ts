import type { Kind } from "@countersign/db";
import { nextLoginStep } from "../../login/next-login-step.ts";
import type { PolicyDraft } from "../policy-draft.ts";

/** What matters of a person when a policy is tried on them. */
export type PolicySubject = {
  readonly kind: Kind;
  readonly enrolled: boolean;
  readonly skipsSpent: number;
  readonly signInCodesOn: boolean;
  readonly phoneConfirmed: boolean;
  /** Whole days since the person last chose to trust a device that still is trusted; null without one. */
  readonly trustedForDays: number | null;
};

/** What a login would ask for beyond the password. */
export type NextLogin =
  | { readonly at: "password" }
  /** `texts`: the code may come by text, if the person wishes. */
  | { readonly at: "code"; readonly texts: boolean }
  /** Nothing more, on a device that the person chose to trust. */
  | { readonly at: "trusted_device" }
  | { readonly at: "set_up"; readonly skipsLeft: number };

/** What a person's next login on their own portal would be under a policy: the login's own decision, asked ahead. */
export function nextLoginUnder(policy: PolicyDraft, subject: PolicySubject): NextLogin {
  const step = nextLoginStep(
    {
      portal: subject.kind,
      mode: policy.mode,
      skipsAllowed: policy.skipsAllowed,
      skipsSpent: subject.skipsSpent,
      authenticators: subject.enrolled ? 1 : 0,
      recoveryCodesLeft: 0,
      signInCodesOn: subject.signInCodesOn,
      phoneConfirmed: subject.phoneConfirmed,
      textCodes: policy.textCodes,
      deviceTrusted: subject.trustedForDays !== null && subject.trustedForDays < policy.trustedDeviceDays,
      waitsUntil: null,
      suspendedAt: null,
    },
    // No wait is running, so the instant decides nothing.
    new Date(0),
  );
  switch (step.at) {
    case "enrol":
      return { at: "set_up", skipsLeft: step.skipsLeft };
    case "signed-in":
      return { at: step.by };
    default:
      return { at: "code", texts: step.methods.includes("text_code") };
  }
}

/** Whether a person would notice the change at their next login. */
export function isAffected(subject: PolicySubject, before: PolicyDraft, after: PolicyDraft): boolean {
  const now = nextLoginUnder(before, subject);
  const then = nextLoginUnder(after, subject);
  if (now.at === "set_up" && then.at === "set_up") return now.skipsLeft !== then.skipsLeft;
  if (now.at === "code" && then.at === "code") return now.texts !== then.texts;
  return now.at !== then.at;
}
