import type { Notice } from "../catalogue/message.ts";
import type { LetterContent } from "./letter-content.ts";
import { accountDeactivated } from "./notices/account/account-deactivated.ts";
import { accountReactivated } from "./notices/account/account-reactivated.ts";
import { contactCorrected } from "./notices/account/contact-corrected.ts";
import { emailChanged } from "./notices/account/email-changed.ts";
import { emailInUse } from "./notices/account/email-in-use.ts";
import { phoneChanged } from "./notices/account/phone-changed.ts";
import { roleChanged } from "./notices/account/role-changed.ts";
import { authenticatorAdded } from "./notices/factors/authenticator-added.ts";
import { authenticatorMoved } from "./notices/factors/authenticator-moved.ts";
import { authenticatorRemoved } from "./notices/factors/authenticator-removed.ts";
import { newRecoveryCodes } from "./notices/factors/new-recovery-codes.ts";
import { recoveryCodeUsed } from "./notices/factors/recovery-code-used.ts";
import { resetNews } from "./notices/factors/reset-news.ts";
import { twoFactorDisabled } from "./notices/factors/two-factor-disabled.ts";
import { twoFactorEnabled } from "./notices/factors/two-factor-enabled.ts";
import { twoFactorReset } from "./notices/factors/two-factor-reset.ts";
import { policyAnnounced } from "./notices/policy/policy-announced.ts";
import { policyWithdrawn } from "./notices/policy/policy-withdrawn.ts";
import { setUpReminder } from "./notices/policy/set-up-reminder.ts";
import { activityDisowned } from "./notices/sign-in/activity-disowned.ts";
import { factorsLocked } from "./notices/sign-in/factors-locked.ts";
import { newBrowser } from "./notices/sign-in/new-browser.ts";
import { passwordChanged } from "./notices/sign-in/password-changed.ts";
import { signInCodesOff } from "./notices/sign-in/sign-in-codes-off.ts";
import { signInCodesOn } from "./notices/sign-in/sign-in-codes-on.ts";
import { signInUnfinished } from "./notices/sign-in/sign-in-unfinished.ts";
import { signedOutEverywhere } from "./notices/sign-in/signed-out-everywhere.ts";
import { wrongCodes } from "./notices/sign-in/wrong-codes.ts";
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
    case "authenticator_added":
      return authenticatorAdded({ notice, clinic });
    case "authenticator_removed":
      return authenticatorRemoved({ notice, clinic });
    case "authenticator_moved":
      return authenticatorMoved({ notice, clinic });
    case "new_browser":
      return newBrowser({ notice, clinic });
    case "sign_in_unfinished":
      return signInUnfinished({ notice, clinic });
    case "activity_disowned":
      return activityDisowned({ notice, clinic });
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
