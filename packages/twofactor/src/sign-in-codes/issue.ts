import { maskEmail, maskPhone } from "@countersign/accounts";
import type { Keys } from "@countersign/db";
import { sql } from "drizzle-orm";
import { isTextable } from "../contact/text-countries.ts";
import type { LoginRow } from "../login/login-row.ts";
import { deriveSignInCode } from "./derive-sign-in-code.ts";

/** How a code travels. */
export type CodeChannel = "email" | "text";

/** One issue as `issueList` gives it; moments are ISO 8601, because they come out of JSON. */
export type IssueRow = {
  readonly issue: number;
  readonly channel: CodeChannel;
  readonly keyId: string;
  readonly sentAt: string;
  readonly expiresAt: string;
};

/** What a page may show of the newest code: everything but the code. */
export type SentCode = {
  readonly channel: CodeChannel;
  /** The address it went to, enough of it to recognise one's own. */
  readonly masked: string;
  /** In the message and on the page, so that after a resend it is clear which message counts. */
  readonly matchingWord: string;
  readonly issue: number;
  readonly sentAt: Date;
  readonly expiresAt: Date;
};

/** A login's issues as JSON, newest first; the login must be in scope as `l`. */
export const issueList = sql`
  coalesce((select jsonb_agg(jsonb_build_object('issue', s.issue, 'channel', s.channel, 'keyId', s.key_id,
      'sentAt', s.created_at, 'expiresAt', s.expires_at) order by s.issue desc)
    from sign_in_codes s where s.clinic_id = l.clinic_id and s.login_id = l.id), '[]') as "issues"`;

type Destinations = Pick<
  LoginRow,
  "purpose" | "email" | "newEmail" | "accountPhone" | "phoneConfirmed" | "phone" | "emailFailing" | "phoneFailing"
> & { readonly textCountries: readonly string[] };

/** Where a code of this login goes by a channel, or null when it cannot: what is being proved gets its own code only. */
export function destinationOf(login: Destinations, channel: CodeChannel): string | null {
  if (login.purpose === "confirm_phone") return channel === "text" ? login.phone : null;
  if (login.purpose === "confirm_email") return channel === "email" ? login.newEmail : null;
  if (channel === "email") return login.email;
  return login.phoneConfirmed ? login.accountPhone : null;
}

/** The ways in which a code of this login may go, never none. The first is where it goes unless the person chooses. */
export function channelsOf(login: Destinations): readonly [CodeChannel, ...CodeChannel[]] {
  if (login.purpose === "confirm_phone") return ["text"];
  const phone = destinationOf(login, "text");
  if (!phone || !isTextable(phone, login.textCountries)) return ["email"];
  return isFailing(login, "email") && !isFailing(login, "text") ? ["text", "email"] : ["email", "text"];
}

/** Whether a provider said that nothing arrives there. Of an address that is only being proved nothing is known. */
export function isFailing(login: Destinations, channel: CodeChannel): boolean {
  if (login.purpose === "confirm_phone" || login.purpose === "confirm_email") return false;
  return channel === "email" ? login.emailFailing : login.phoneFailing;
}

/** The newest code sent in a login, or null when none was. */
export function sentCodeOf(
  keys: Keys,
  login: Pick<LoginRow, "clinicId" | "loginId" | "issues"> & Destinations,
): SentCode | null {
  const [newest] = login.issues;
  if (!newest) return null;
  const { clinicId, loginId } = login;
  return {
    channel: newest.channel,
    masked: masked(newest.channel, destinationOf(login, newest.channel) ?? ""),
    matchingWord: deriveSignInCode(keys, { clinicId, loginId, ...newest }).matchingWord,
    issue: newest.issue,
    sentAt: new Date(newest.sentAt),
    expiresAt: new Date(newest.expiresAt),
  };
}

function masked(channel: CodeChannel, to: string): string {
  return channel === "email" ? maskEmail(to) : maskPhone(to);
}
