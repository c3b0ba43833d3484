export {
  type ConfirmEnrolmentResult,
  confirmEnrolment,
  type EnrolmentFault,
} from "./authenticators/confirm-enrolment.ts";
export { type DisableResult, disableTwoFactor } from "./authenticators/disable-two-factor.ts";
export type { EnrolmentOwner } from "./authenticators/enrolment-statements.ts";
export { type OpenEnrolment, readEnrolment } from "./authenticators/read-enrolment.ts";
export { newSetupKey, sealedFor, setupKeyBytes, setupKeyText } from "./authenticators/setup-key.ts";
export { cancelEnrolment, type StartEnrolmentResult, startEnrolment } from "./authenticators/start-enrolment.ts";
export { codeAt, normaliseCode, STEP_SECONDS, stepAt } from "./authenticators/totp.ts";
export { CODE_TRIES_PER_LOGIN } from "./budget/code-waits.ts";
export { type BeginLoginResult, beginLogin } from "./login/begin-login.ts";
export { beginStepUp, type Intent } from "./login/begin-step-up.ts";
export { cancelLogin } from "./login/cancel-login.ts";
export type { CodeTry, RefusedTry } from "./login/charge-code-try.ts";
export type { LoginRow } from "./login/login-row.ts";
export type { GoneWhy, LoginState } from "./login/login-state.ts";
export { type FactorMethod, type LoginStep, nextLoginStep } from "./login/next-login-step.ts";
export { type ReadLoginResult, readLogin } from "./login/read-login.ts";
export { type RedeemedSession, redeemLogin } from "./login/redeem-login.ts";
export { type SkipResult, skipForNow } from "./login/skip-for-now.ts";
export { type VerifyCodeResult, verifyAuthenticatorCode } from "./login/verify-authenticator-code.ts";
export type { Place, Visitor } from "./place.ts";
export { isRequired, type PolicyMode, policyModes, SKIPS_DEFAULT, SKIPS_MOST, skipsLeft } from "./policy/policy.ts";
export { type AcknowledgeResult, acknowledgeRecoveryCodes } from "./recovery-codes/acknowledge-recovery-codes.ts";
export { newCodeSet, storeCodeSet } from "./recovery-codes/code-set.ts";
export { makeRecoveryCodes, replaceUnseenRecoveryCodes } from "./recovery-codes/make-recovery-codes.ts";
export { RECOVERY_CODES_LOW } from "./recovery-codes/recovery-code.ts";
export { showRecoveryCodes } from "./recovery-codes/show-recovery-codes.ts";
export { type VerifyRecoveryCodeResult, verifyRecoveryCode } from "./recovery-codes/verify-recovery-code.ts";
export { FRESH_MINUTES, sessionLifetimes } from "./session/lifetimes.ts";
export { assuranceOf, isFresh, type Person, type SessionMethod } from "./session/person.ts";
export { type ResolvedSession, resolveSession } from "./session/resolve-session.ts";
export { beginPatientLogin } from "./sign-in-codes/begin-patient-login.ts";
export { type BeginPhoneResult, beginPhoneConfirmation } from "./sign-in-codes/begin-phone-confirmation.ts";
export { confirmPhone } from "./sign-in-codes/confirm-phone.ts";
export { deriveSignInCode, type SignInCodeIssue } from "./sign-in-codes/derive-sign-in-code.ts";
export { type CodeChannel, type SentCode, sentCodeOf } from "./sign-in-codes/issue.ts";
export { type SendCodeResult, sendSignInCode } from "./sign-in-codes/send-sign-in-code.ts";
export { hasSignInCodes, type SignInCodesStatus, signInCodesStatus } from "./sign-in-codes/sign-in-codes-status.ts";
export { type TurnOffResult, turnOffSignInCodes } from "./sign-in-codes/turn-off-sign-in-codes.ts";
export { turnOnSignInCodes } from "./sign-in-codes/turn-on-sign-in-codes.ts";
export { type VerifySignInCodeResult, verifySignInCode } from "./sign-in-codes/verify-sign-in-code.ts";
