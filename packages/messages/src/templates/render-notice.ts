import type { Notice } from "../catalogue/message.ts";
import type { LetterContent } from "./letter-content.ts";
import { accountDeactivated } from "./notices/account-deactivated.ts";
import { accountReactivated } from "./notices/account-reactivated.ts";
import { contactCorrected } from "./notices/contact-corrected.ts";
import { emailChanged } from "./notices/email-changed.ts";
import { emailInUse } from "./notices/email-in-use.ts";
import { factorsLocked } from "./notices/factors-locked.ts";
import { newRecoveryCodes } from "./notices/new-recovery-codes.ts";
import { passwordChanged } from "./notices/password-changed.ts";
import { phoneChanged } from "./notices/phone-changed.ts";
import { policyAnnounced } from "./notices/policy-announced.ts";
import { policyWithdrawn } from "./notices/policy-withdrawn.ts";
import { recoveryCodeUsed } from "./notices/recovery-code-used.ts";
import { resetNews } from "./notices/reset-news.ts";
import { roleChanged } from "./notices/role-changed.ts";
import { setUpReminder } from "./notices/set-up-reminder.ts";
import { signInCodesOff } from "./notices/sign-in-codes-off.ts";
import { signInCodesOn } from "./notices/sign-in-codes-on.ts";
import { signedOutEverywhere } from "./notices/signed-out-everywhere.ts";
import { twoFactorDisabled } from "./notices/two-factor-disabled.ts";
import { twoFactorEnabled } from "./notices/two-factor-enabled.ts";
import { twoFactorReset } from "./notices/two-factor-reset.ts";
import { wrongCodes } from "./notices/wrong-codes.ts";
import { renderLetter } from "./render-letter.ts";
import type { ClinicFacts, NoticeLink, Rendered } from "./rendered.ts";

/**
 * A notice, worded and drawn.
 *
 * @param link what it offers to go on with, while that can still be used
 */
export function renderNotice(notice: Notice, clinic: ClinicFacts, link: NoticeLink | null = null): Promise<Rendered> {
  return renderLetter(wordsOf(notice, clinic, link), clinic, notice.channel);
}

/** A new kind without a template does not compile. */
function wordsOf(notice: Notice, clinic: ClinicFacts, link: NoticeLink | null): LetterContent {
  switch (notice.kind) {
    case "two_factor_enabled":
      return twoFactorEnabled({ notice, clinic });
    case "two_factor_disabled":
      return twoFactorDisabled({ notice, clinic });
    case "new_recovery_codes":
      return newRecoveryCodes({ notice, clinic });
    case "recovery_code_used":
      return recoveryCodeUsed({ notice, clinic });
    case "two_factor_reset":
      return twoFactorReset({ notice, clinic, link });
    case "reset_news":
      return resetNews({ notice, clinic });
    case "wrong_codes":
      return wrongCodes({ notice, clinic });
    case "factors_locked":
      return factorsLocked({ notice, clinic });
    case "sign_in_codes_on":
      return signInCodesOn({ notice, clinic });
    case "sign_in_codes_off":
      return signInCodesOff({ notice, clinic });
    case "password_changed":
      return passwordChanged({ notice, clinic });
    case "email_changed":
      return emailChanged({ notice, clinic });
    case "email_in_use":
      return emailInUse({ notice, clinic });
    case "phone_changed":
      return phoneChanged({ notice, clinic });
    case "policy_announced":
      return policyAnnounced({ notice, clinic });
    case "policy_withdrawn":
      return policyWithdrawn({ notice, clinic });
    case "set_up_reminder":
      return setUpReminder({ notice, clinic });
    case "contact_corrected":
      return contactCorrected({ notice, clinic });
    case "role_changed":
      return roleChanged({ notice, clinic });
    case "signed_out_everywhere":
      return signedOutEverywhere({ notice, clinic });
    case "account_reactivated":
      return accountReactivated({ notice, clinic });
    case "account_deactivated":
      return accountDeactivated({ notice, clinic });
  }
}
