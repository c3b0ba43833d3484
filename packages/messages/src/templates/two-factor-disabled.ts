import type { MessageOf } from "../catalogue/message.ts";
import type { NoticeFacts, Rendered } from "./rendered.ts";
import { letter, whenAndWhere } from "./wording.ts";

/** The person turned the second factor off; the password stands alone. */
export function twoFactorDisabled({ notice, clinic }: NoticeFacts<MessageOf<"two_factor_disabled">>): Rendered {
  return letter(clinic, "Two-factor authentication is now off", [
    "Two-factor authentication is now off for your account. Your authenticator and your recovery codes no longer work, and your password alone signs you in.",
    whenAndWhere(notice),
    `If this was you, there is nothing to do. You can turn it on again at ${clinic.portalUrl}/profile/login.`,
    "If this was not you, somebody can sign in to your account. Tell your clinic now.",
  ]);
}
