import type { MessageOf } from "../catalogue/message.ts";
import type { NoticeFacts, Rendered } from "./rendered.ts";
import { letter, quoted, whenAndWhere } from "./wording.ts";

/** An admin of the clinic removed the second factor, usually after a loss. */
export function twoFactorReset({ notice, clinic }: NoticeFacts<MessageOf<"two_factor_reset">>): Rendered {
  const when = `${whenAndWhere(notice)}\nReason given: ${quoted(notice.reason)}`;
  const otherwise = "If you did not ask for this, tell your clinic now.";
  if (notice.portal === "patient") {
    return letter(clinic, "Your sign-in codes were reset", [
      "An administrator of your clinic reset the sign-in codes of your account, and you have been signed out everywhere.",
      when,
      `If you asked for this, sign in at ${clinic.portalUrl} and turn them on again.`,
      otherwise,
    ]);
  }
  return letter(clinic, "Your two-factor authentication was reset", [
    "An administrator of your clinic reset the two-factor authentication of your account. Your authenticator and your recovery codes no longer work, and you have been signed out everywhere.",
    when,
    `If you asked for this, sign in at ${clinic.portalUrl} and set it up again on your new phone.`,
    otherwise,
  ]);
}
