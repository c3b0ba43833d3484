import type { LoginRow } from "@countersign/twofactor";

/** Where a code is typed, by what it is for. */
const codePages: Readonly<Record<LoginRow["purpose"], { readonly path: string; readonly resent: string }>> = {
  sign_in: { path: "/login/code", resent: "?done=sent" },
  step_up: { path: "/confirm", resent: "?done=sent" },
  confirm_phone: { path: "/profile/login", resent: "?done=sent" },
  confirm_email: { path: "/profile/login?dialog=email", resent: "&done=resent" },
};

/** The page on which the code of a login is typed. */
export function codePage(purpose: LoginRow["purpose"]): string {
  return codePages[purpose].path;
}

/** That page, after a resend. */
export function resentPage(purpose: LoginRow["purpose"]): string {
  return codePages[purpose].path + codePages[purpose].resent;
}

const RESENT = "New code sent; earlier ones no longer work.";

/** What a page says after a resend. */
export const sentSentences = { sent: RESENT } as const;

/** What a dialog says then: another word, so that the page behind it stays silent. */
export const resentSentences = { resent: RESENT } as const;
