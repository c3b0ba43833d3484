import type { Notice } from "../catalogue/message.ts";
import { emailChanged } from "./email-changed.ts";
import { emailInUse } from "./email-in-use.ts";
import { factorsLocked } from "./factors-locked.ts";
import { newRecoveryCodes } from "./new-recovery-codes.ts";
import { passwordChanged } from "./password-changed.ts";
import { phoneChanged } from "./phone-changed.ts";
import { recoveryCodeUsed } from "./recovery-code-used.ts";
import type { ClinicFacts, Rendered } from "./rendered.ts";
import { signInCodesOff } from "./sign-in-codes-off.ts";
import { signInCodesOn } from "./sign-in-codes-on.ts";
import { twoFactorDisabled } from "./two-factor-disabled.ts";
import { twoFactorEnabled } from "./two-factor-enabled.ts";
import { twoFactorReset } from "./two-factor-reset.ts";
import { wrongCodes } from "./wrong-codes.ts";

/** The words of a notice. A new kind without a template does not compile. */
export function renderNotice(notice: Notice, clinic: ClinicFacts): Rendered {
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
      return twoFactorReset({ notice, clinic });
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
  }
}
