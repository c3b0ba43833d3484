import { parsePhoneNumberFromString } from "libphonenumber-js";

/** Numbers typed without a country code are read as this country's. */
const COUNTRY = "GB";

/** Longer texts are not read at all. */
const TYPED_MOST = 40;

/**
 * A phone number as typed, in E.164 (`+447700900123`), or null when it cannot be one. Whether it is a mobile and whose
 * it is, only a code sent to it and typed back can tell.
 */
export function phoneNumber(typed: string): string | null {
  const text = typed.normalize("NFKC").trim();
  if (text.length > TYPED_MOST || !/^\+?[\d\s().\p{Pd}/]+$/u.test(text)) return null;
  const number = parsePhoneNumberFromString(text, COUNTRY);
  return number?.isPossible() && !number.ext ? number.number : null;
}
