/** A link to choose a new password lives this long. */
export const RESET_LIFETIME_MINUTES = 30;

/** Mails with such a link, per account and hour. */
const MAILS_AN_HOUR = 3;

/**
 * Whether one more link may be mailed to an account. Whoever asks a thousand times floods nobody's mailbox; and the
 * last mail of the hour is kept for when no link is open any more, so that the owner always either finds one in the
 * mailbox or is sent one.
 *
 * @param sent what the account was sent in the last hour, and whether one of them can still be used
 */
export function mayMailLink(sent: { readonly inLastHour: number; readonly open: boolean }): boolean {
  return sent.inLastHour < (sent.open ? MAILS_AN_HOUR - 1 : MAILS_AN_HOUR);
}
