export { changeClinicSettings } from "./clinics/change-clinic-settings.ts";
export { type Clinic, findClinic } from "./clinics/clinic.ts";
export { type ClinicChanges, type ClinicSettings, clinicSettings } from "./clinics/clinic-settings.ts";
export { createClinic, type NewClinic } from "./clinics/create-clinic.ts";
export { type GeneralSettings, generalNames, generalSettings, saysWhomToAsk } from "./clinics/general-settings.ts";
export { findLogo } from "./clinics/logo/find-logo.ts";
export { LOGO_BYTES_MAX, LOGO_SIDE_MAX, type LogoRefusal } from "./clinics/logo/logo.ts";
export { readLogoFile } from "./clinics/logo/read-logo-file.ts";
export { type SaveLogoResult, saveLogo } from "./clinics/logo/save-logo.ts";
export { readGeneralSettings, type SaveGeneralResult, saveGeneralSettings } from "./clinics/save-general-settings.ts";
export {
  readTextLimits,
  type SaveTextLimitsResult,
  saveTextLimits,
  type TextLimits,
  textLimits,
} from "./clinics/save-text-limits.ts";
export { isTimeZone } from "./clinics/time-zone.ts";
export { emailAddress, emailSetting, maskEmail, maskPhone, normaliseEmail } from "./email.ts";
export { acceptInvitation, readInvitation } from "./invitations/accept-invitation.ts";
export type { RowRefusal } from "./invitations/file/check-row.ts";
export { invitationMail } from "./invitations/invitation-mail.ts";
export { INVITATION_LIFETIME_DAYS, inviteToSetPassword, type MadeInvitation } from "./invitations/invite.ts";
export { type InviteAgainResult, inviteAgain } from "./invitations/invite-again.ts";
export { type InvitePersonResult, invitePerson } from "./invitations/invite-person.ts";
export { type CancelRunResult, cancelRun } from "./invitations/runs/cancel-run.ts";
export { carryOutInvitations } from "./invitations/runs/carry-out.ts";
export { type CheckPeopleResult, checkPeople } from "./invitations/runs/check-people.ts";
export { type ConfirmRunResult, confirmRun } from "./invitations/runs/confirm-run.ts";
export { listRefused, type RefusedRow, streamRefused } from "./invitations/runs/list-refused.ts";
export { type InvitationRun, readRun } from "./invitations/runs/read-run.ts";
export type { RunState } from "./invitations/runs/run-state.ts";
export { type LinkPurpose, linkToken } from "./links/link-token.ts";
export { voidLinks } from "./links/void-links.ts";
export { checkLoginPassword } from "./passwords/check-login-password.ts";
export { checkNewPassword } from "./passwords/check-new-password.ts";
export { hashPassword, slowDigest, verifyPassword } from "./passwords/hash-password.ts";
export { anyImportedHash } from "./passwords/imported-hashes.ts";
export { leastLength, PASSWORD_MIN_LENGTH, policyOfAccount } from "./passwords/least-length.ts";
export { readPasswordHash } from "./passwords/password-hash.ts";
export type { PasswordObjection } from "./passwords/password-rules.ts";
export { type OwnPasswordResult, verifyOwnPassword } from "./passwords/verify-own-password.ts";
export { type Actor, actedBy, actorWho, withinReach } from "./people/actor.ts";
export { createAccount, type NewAccount } from "./people/create-account.ts";
export { lockAdmins } from "./people/lock-admins.ts";
export { type NameObjection, objectionToName, tidyName } from "./people/person-name.ts";
export { phoneCountries, phoneNumber } from "./people/phone-number.ts";
export { type Capability, hasConsole, hasConsoleRole, may, type Role, roles, rolesWith } from "./people/role.ts";
export type { Place, Visitor } from "./place.ts";
export { answerPasswordReset } from "./resets/answer-password-reset.ts";
export { type AskResetResult, askPasswordReset } from "./resets/ask-password-reset.ts";
export { lockLinks } from "./resets/lock-links.ts";
export { replaceResets } from "./resets/make-reset.ts";
export { type OpenReset, openReset, readReset } from "./resets/read-reset.ts";
export { mayMailLink } from "./resets/reset-limits.ts";
export { endAllOtherSessions, endOneSession } from "./sessions/end-one-session.ts";
export { endOtherSessions, type SessionEnding } from "./sessions/end-other-sessions.ts";
export { endSession } from "./sessions/end-session.ts";
export { type LiveSession, listSessions } from "./sessions/list-sessions.ts";
export { knownBrowserId, withKnownBrowser } from "./throttle/known-browser.ts";
export { laneRows, nextSpent, waitAfter, waitAfterFree } from "./throttle/lane-statements.ts";
export {
  ADDRESS_FREE_FAILURES,
  PASSWORD_LANE_MEMORY_MINUTES,
  PASSWORD_WAIT_SECONDS,
  type PasswordLane,
  passwordLanes,
} from "./throttle/password-lanes.ts";
export { secondsUntil } from "./throttle/seconds-until.ts";
export { phoneObjection } from "./typed-text/phone-sentence.ts";
export { HYPHENS, MIDDLE_DOTS, readLetterCode, readSixDigits } from "./typed-text/read-code.ts";
export { emailObjection, shownEmail } from "./typed-text/read-email.ts";
export { readLines, readText, readWords } from "./typed-text/read-text.ts";
export { withoutLabel, withoutSurroundings } from "./typed-text/surroundings.ts";
