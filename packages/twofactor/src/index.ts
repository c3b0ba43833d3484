export { disownActivity } from "./activity/disown-activity.ts";
export { isDisownable } from "./activity/disownable.ts";
export { readDisownable } from "./activity/read-disownable.ts";
export type { Adoption } from "./adoption/adoption.ts";
export { ADOPTION_DAYS, type AdoptionDay, readAdoptionDays } from "./adoption/adoption-days.ts";
export { countAdoption } from "./adoption/count-adoption.ts";
export { readAdoption } from "./adoption/read-adoption.ts";
export {
  DELIVERIES_TOLD,
  DELIVERY_DAYS,
  type FailingDelivery,
  readFailingDeliveries,
} from "./adoption/read-failing-deliveries.ts";
export { type LoginEnding, type LoginsToday, readLoginsToday } from "./adoption/read-logins-today.ts";
export { readRollOut } from "./adoption/read-roll-out.ts";
export {
  readStuckPeople,
  STUCK_NAMED,
  type StuckPerson,
  type StuckReason,
  stuckReasons,
} from "./adoption/read-stuck-people.ts";
export { type RollOutFacts, type RollOutStep, rollOutOf, rollOutSteps } from "./adoption/roll-out.ts";
export {
  type ConfirmEnrolmentResult,
  confirmEnrolment,
  type EnrolmentFault,
} from "./authenticators/confirm-enrolment.ts";
export { type DisableResult, disableTwoFactor } from "./authenticators/disable-two-factor.ts";
export type { EnrolmentOwner } from "./authenticators/enrolment-statements.ts";
export { type ListedAuthenticator, listAuthenticators } from "./authenticators/list-authenticators.ts";
export { markEnrolled } from "./authenticators/mark-enrolled.ts";
export type { EnrolmentPurpose } from "./authenticators/named/authenticator-change.ts";
export { AUTHENTICATORS_MOST, type NameFault } from "./authenticators/named/authenticator-name.ts";
export {
  type RemoveAuthenticatorResult,
  removeAuthenticator,
} from "./authenticators/named/remove-authenticator.ts";
export {
  type RenameAuthenticatorResult,
  renameAuthenticator,
} from "./authenticators/named/rename-authenticator.ts";
export { type OpenEnrolment, readEnrolment } from "./authenticators/read-enrolment.ts";
export { newSetupKey, sealedFor, setupKeyBytes, setupKeyText } from "./authenticators/setup-key.ts";
export { cancelEnrolment, type StartEnrolmentResult, startEnrolment } from "./authenticators/start-enrolment.ts";
export { codeAt, STEP_SECONDS, stepAt } from "./authenticators/totp.ts";
export { CODE_TRIES_PER_LOGIN } from "./budget/code-waits.ts";
export { type BeginEmailResult, beginEmailChange } from "./contact/begin-email-change.ts";
export { type BeginPhoneResult, beginPhoneConfirmation } from "./contact/begin-phone-confirmation.ts";
export { type ConfirmEmailResult, confirmEmail } from "./contact/confirm-email.ts";
export { confirmPhone } from "./contact/confirm-phone.ts";
export { isTextable, readTextRules } from "./contact/text-countries.ts";
export type { PolicyThen } from "./coverage/policies-then.ts";
export {
  type Coverage,
  type CoverageResult,
  RESET_DAYS,
  readCoverage,
  UNCOVERED_NAMED,
} from "./coverage/read-coverage.ts";
export { FORECAST_MIN_HISTORY, type Forecast, type ForecastDay } from "./forecast/forecast.ts";
export { forecastRollout } from "./forecast/forecast-rollout.ts";
export { type ImportResult, importPeople } from "./import/import-people.ts";
export type { ImportRefusal, ImportRow } from "./import/import-row.ts";
export { beginStepUp, type Intent } from "./login/begin-step-up.ts";
export { cancelLogin } from "./login/cancel-login.ts";
export type { CodeTry, RefusedTry } from "./login/code/charge-code-try.ts";
export { type VerifyCodeResult, verifyAuthenticatorCode } from "./login/code/verify-authenticator-code.ts";
export type { LoginDecision } from "./login/login-decision.ts";
export type { LoginRow } from "./login/login-row.ts";
export type { GoneWhy, LoginState } from "./login/login-state.ts";
export { type LoginUse, type SessionUse, SIGN_IN, type StepUpUse } from "./login/login-use.ts";
export { type FactorMethod, type LoginStep, nextLoginStep } from "./login/next-login-step.ts";
export { type BeginLoginResult, beginLogin } from "./login/password/begin-login.ts";
export { type StepUpPasswordResult, verifyStepUpPassword } from "./login/password/verify-step-up-password.ts";
export { type ReadLoginResult, readLogin } from "./login/read-login.ts";
export { type RedeemedSession, redeemLogin } from "./login/redeem-login.ts";
export { type SkipResult, skipForNow } from "./login/skip-for-now.ts";
export { type CancelRemindersResult, cancelReminders } from "./mailings/cancel-reminders.ts";
export { carryOutMailing } from "./mailings/carry-out-mailing.ts";
export { type MailingState, type ReminderMailing, readReminders } from "./mailings/read-mailing.ts";
export { countRemindable, isRemindable } from "./mailings/remindable.ts";
export { type StartRemindersResult, startReminders } from "./mailings/start-reminders.ts";
export { settleLogins } from "./notices/settle-logins.ts";
export {
  type ChangePasswordResult,
  changePassword,
  leastLengthOf,
  mayReplacePassword,
} from "./passwords/change-password.ts";
export { type ResetPasswordResult, resetPassword } from "./passwords/reset-password.ts";
export { actionReason } from "./people/action-reason.ts";
export { countPeople, type PeopleCount } from "./people/list/count-people.ts";
export { exportPeople, type PeopleExport } from "./people/list/export-people.ts";
export { peopleCsvHeading, peopleCsvLine } from "./people/list/people-csv.ts";
export {
  type ListedRole,
  listedRoles,
  type PeopleFilter,
  type PeopleOrder,
  type PeopleQuery,
  type PeopleTrait,
  peopleOrders,
  peopleTraits,
} from "./people/list/people-query.ts";
export { type ListedPerson, listPeople, type PeoplePage } from "./people/list-people.ts";
export { type PersonStatus, personStatuses } from "./people/person-status.ts";
export { type PersonFacts, readPerson } from "./people/read-person.ts";
export { type PersonDevices, type PersonSession, readPersonDevices } from "./people/read-person-devices.ts";
export { type PersonEvent, readPersonHistory } from "./people/read-person-history.ts";
export { type RemindPersonResult, remindPerson } from "./people/remind-person.ts";
export {
  HOURS_BETWEEN_REMINDERS,
  type Reminder,
  type ReminderObstacle,
  reminderObstacle,
  remindPeople,
} from "./people/reminder.ts";
export { type ChangeRoleResult, changeRole } from "./people/rescue/change-role.ts";
export { type CorrectContactResult, type CorrectedContact, correctContact } from "./people/rescue/correct-contact.ts";
export {
  type DeactivateResult,
  deactivatePerson,
  type ReactivateResult,
  reactivatePerson,
} from "./people/rescue/deactivate-person.ts";
export { type SignOutEverywhereResult, signOutEverywhere } from "./people/rescue/sign-out-everywhere.ts";
export { type RestartSkipsResult, restartSkips } from "./people/restart-skips.ts";
export { type UnlockFactorsResult, unlockFactors } from "./people/unlock-factors.ts";
export type { Place, Visitor } from "./place.ts";
export {
  idleMinutes,
  isRequired,
  type PolicyMode,
  policyModes,
  SKIPS_DEFAULT,
  SKIPS_MOST,
  skipsLeft,
  type TextCodes,
  trustedDeviceDays,
  trustsDevices,
} from "./policy/policy.ts";
export {
  isSamePolicy,
  type PolicyDraft,
  type PolicyDrafts,
  type PolicyVersions,
  policyOf,
  usualPolicy,
} from "./policy/policy-draft.ts";
export { type Policies, type Policy, readPolicies } from "./policy/read-policies.ts";
export { type PolicyChange, readPolicyHistory } from "./policy/read-policy-history.ts";
export { affectedCsvHeading, affectedCsvLine, csvLine } from "./policy/rehearsal/affected-csv.ts";
export { type AffectedPerson, listAffected, streamAffected } from "./policy/rehearsal/list-affected.ts";
export type { NextLogin } from "./policy/rehearsal/next-login-under.ts";
export type { Rehearsal } from "./policy/rehearsal/rehearsal.ts";
export type { RehearsalWarning } from "./policy/rehearsal/rehearsal-warnings.ts";
export { rehearsePolicies } from "./policy/rehearsal/rehearse-policies.ts";
export { type SavePoliciesResult, savePolicies } from "./policy/save-policies.ts";
export { applyDueSchedules } from "./policy/schedule/apply-due-schedules.ts";
export { type CancelScheduleResult, cancelSchedule } from "./policy/schedule/cancel-schedule.ts";
export { readSchedule, type WaitingSchedule } from "./policy/schedule/read-schedule.ts";
export {
  type PromisedTime,
  SCHEDULE_LEAST_MINUTES,
  SCHEDULE_MOST_DAYS,
  type SchedulePoliciesResult,
  scheduleObjection,
  schedulePolicies,
} from "./policy/schedule/schedule-policies.ts";
export { REASON_MOST, weakens } from "./policy/weakening.ts";
export { type BeginReEnrolmentResult, beginReEnrolment } from "./re-enrolment/begin-re-enrolment.ts";
export { endReEnrolmentLinks } from "./re-enrolment/re-enrolment-link.ts";
export { type LinkStanding, readReEnrolmentStanding } from "./re-enrolment/read-link-standing.ts";
export { readReEnrolment } from "./re-enrolment/read-re-enrolment.ts";
export { type SendLinkAgainResult, sendLinkAgain } from "./re-enrolment/send-link-again.ts";
export { type AcknowledgeResult, acknowledgeRecoveryCodes } from "./recovery-codes/acknowledge-recovery-codes.ts";
export { newCodeSet, storeCodeSet } from "./recovery-codes/code-set.ts";
export { makeRecoveryCodes, replaceUnseenRecoveryCodes } from "./recovery-codes/make-recovery-codes.ts";
export { RECOVERY_CODES_LOW } from "./recovery-codes/recovery-code.ts";
export { showRecoveryCodes } from "./recovery-codes/show-recovery-codes.ts";
export { type VerifyRecoveryCodeResult, verifyRecoveryCode } from "./recovery-codes/verify-recovery-code.ts";
export {
  type ApproveResetResult,
  approveReset,
  type CancelResetResult,
  cancelReset,
} from "./reset-requests/decide-request.ts";
export { readResetRequests, type WaitingReset } from "./reset-requests/read-reset-requests.ts";
export { resetByOperator } from "./reset-requests/reset-by-operator.ts";
export { type ResetOrAskResult, resetOrAsk } from "./reset-requests/reset-or-ask.ts";
export { settleDueResets } from "./reset-requests/settle-due-resets.ts";
export { readStoppableReset, type StoppableReset, stopReset } from "./reset-requests/stop-by-link.ts";
export { FRESH_MINUTES } from "./session/lifetimes.ts";
export {
  assuranceOf,
  hasFactor,
  isFresh,
  mayChangeSecurity,
  type Person,
  type SessionMethod,
} from "./session/person.ts";
export { type ResolvedSession, resolveSession } from "./session/resolve-session.ts";
export { beginPatientLogin } from "./sign-in-codes/begin-patient-login.ts";
export { type CodeDelivery, readCodeDelivery } from "./sign-in-codes/code-delivery.ts";
export { deriveSignInCode, type SignInCodeIssue } from "./sign-in-codes/derive-sign-in-code.ts";
export { type CodeChannel, channelsOf, isFailing, type SentCode, sentCodeOf } from "./sign-in-codes/issue.ts";
export { readTextUse, type TextUse } from "./sign-in-codes/read-text-use.ts";
export { type SendCodeResult, sendSignInCode } from "./sign-in-codes/send-sign-in-code.ts";
export { hasSignInCodes, type SignInCodesStatus, signInCodesStatus } from "./sign-in-codes/sign-in-codes-status.ts";
export { type TurnOffResult, turnOffSignInCodes } from "./sign-in-codes/turn-off-sign-in-codes.ts";
export { turnOnSignInCodes } from "./sign-in-codes/turn-on-sign-in-codes.ts";
export { type VerifySignInCodeResult, verifySignInCode } from "./sign-in-codes/verify-sign-in-code.ts";
export type { KeptDecision } from "./sign-ins/kept-decision.ts";
export { readSignIns, type SignIn } from "./sign-ins/read-sign-ins.ts";
export { endOwnTrust, endTrust, type TrustEnding } from "./trusted-devices/end-trust.ts";
export { listTrustedDevices, type TrustedDevice } from "./trusted-devices/list-trusted-devices.ts";
export { offersTrust } from "./trusted-devices/trust.ts";
