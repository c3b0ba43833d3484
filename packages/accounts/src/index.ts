export { type Clinic, findClinic } from "./clinics/clinic.ts";
export { createClinic, type NewClinic } from "./clinics/create-clinic.ts";
export { emailAddress, maskEmail, maskPhone, normaliseEmail } from "./email.ts";
export { acceptInvitation, readInvitation } from "./invitations/accept-invitation.ts";
export { INVITATION_LIFETIME_DAYS, inviteToSetPassword, type MadeInvitation } from "./invitations/invite.ts";
export { type LinkPurpose, linkToken } from "./links/link-token.ts";
export { hashPassword, slowDigest, verifyPassword } from "./passwords/hash-password.ts";
export { objectionToPassword, PASSWORD_MIN_LENGTH, type PasswordObjection } from "./passwords/password-rules.ts";
export { type OwnPasswordResult, verifyOwnPassword } from "./passwords/verify-own-password.ts";
export { createAccount, type NewAccount } from "./people/create-account.ts";
export { endAllOtherSessions, endOneSession } from "./sessions/end-one-session.ts";
export { endOtherSessions, type SessionEnding } from "./sessions/end-other-sessions.ts";
export { endSession } from "./sessions/end-session.ts";
export { type LiveSession, listSessions } from "./sessions/list-sessions.ts";
export { knownBrowserId, withKnownBrowser } from "./throttle/known-browser.ts";
export {
  ADDRESS_FREE_FAILURES,
  PASSWORD_LANE_MEMORY_MINUTES,
  PASSWORD_WAIT_SECONDS,
  type PasswordLane,
  passwordLanes,
} from "./throttle/password-lanes.ts";
