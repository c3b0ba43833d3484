import { getCountries, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";

/** Longer texts are not read at all. */
const TYPED_MOST = 40;

/**
 * A phone number as typed, in E.164 (`+447700900123`), or null when it cannot be one. Whether it is a mobile and whose
 * it is, only a code sent to it and typed back can tell.
 *
 * @param country ISO 3166-1: how a number without a country code is read
 */
export function phoneNumber(typed: string, country: string): string | null {
  const text = typed.normalize("NFKC").trim();
  if (text.length > TYPED_MOST || !/^\+?[\d\s().\p{Pd}/]+$/u.test(text)) return null;
  const number = parsePhoneNumberFromString(text, isSupportedCountry(country) ? country : undefined);
  return number?.isPossible() && !number.ext ? number.number : null;
}

/** Whether this is a country's code (ISO 3166-1, two letters) that numbers can be read for. */
export function isCountry(code: string): boolean {
  return isSupportedCountry(code);
}

/** Every country (ISO 3166-1, two letters) that numbers can be read for. */
export function phoneCountries(): readonly string[] {
  return getCountries();
}
