import type { Kind } from "@countersign/db";
import { nextLoginStep } from "../login/next-login-step.ts";
import type { PolicyDraft } from "./policy-draft.ts";

/** What matters of a person when a policy is tried on them. */
export type PolicySubject = {
  readonly kind: Kind;
  readonly enrolled: boolean;
  readonly skipsSpent: number;
  readonly signInCodesOn: boolean;
};

/** What a login would ask for beyond the password. */
export type NextLogin =
  | { readonly at: "password" }
  | { readonly at: "code" }
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
      phoneConfirmed: false,
      textCodes: policy.textCodes,
      deviceTrusted: false,
      waitsUntil: null,
      suspendedAt: null,
    },
    // No wait is running, so the instant decides nothing.
    new Date(0),
  );
  if (step.at === "enrol") return { at: "set_up", skipsLeft: step.skipsLeft };
  return { at: step.at === "signed-in" ? "password" : "code" };
}

/** Whether a person would notice the change at their next login. */
export function isAffected(subject: PolicySubject, before: PolicyDraft, after: PolicyDraft): boolean {
  const now = nextLoginUnder(before, subject);
  const then = nextLoginUnder(after, subject);
  return now.at !== then.at || (now.at === "set_up" && then.at === "set_up" && now.skipsLeft !== then.skipsLeft);
}
