import type { LoginRow } from "@countersign/twofactor";

/** Where a code is typed, by what it is for. */
export const codePages: Readonly<Record<LoginRow["purpose"], string>> = {
  sign_in: "/login/code",
  step_up: "/confirm",
  confirm_phone: "/profile/login",
  confirm_email: "/profile/login",
};

/** What those pages say after a resend. */
export const sentSentences = { sent: "New code sent; earlier ones no longer work." } as const;
