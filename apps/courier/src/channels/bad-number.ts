/**
 * Twilio's definite verdicts against a number: not a number (21211), asked for no more texts (21610), not a mobile
 * (21614), a landline (21635, 30006), unknown to its carrier (30005). Everything else may change by itself or is about
 * the sender: a phone that is off (30003), a carrier's filter or an unknown error (30004, 30007, 30008), a country that
 * is not switched on (21408), an account or sender that is not registered (30002, 30034).
 * @see https://www.twilio.com/docs/api/errors
 */
const BAD_NUMBER: ReadonlySet<number> = new Set([21211, 21610, 21614, 21635, 30005, 30006]);

/** Whether an error of Twilio's says for certain that no text will ever arrive at the number. */
export function isBadNumber(code: number | undefined): boolean {
  return code !== undefined && BAD_NUMBER.has(code);
}
