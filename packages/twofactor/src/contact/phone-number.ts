import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";

/** Longer texts are not read at all. */
const TYPED_MOST = 40;

/**
 * A phone number as typed, in E.164 (`+447700900123`), or null when it cannot be one. Whether it is a mobile and whose
 * it is, only a code sent to it and typed back can tell.
 *
 * @param country ISO 3166-1; numbers typed without a country code are read as this country's
 */
export function phoneNumber(typed: string, country: string): string | null {
  const text = typed.normalize("NFKC").trim();
  if (text.length > TYPED_MOST || !/^\+?[\d\s().\p{Pd}/]+$/u.test(text)) return null;
  const number = parsePhoneNumberFromString(text, isSupportedCountry(country) ? country : undefined);
  return number?.isPossible() && !number.ext ? number.number : null;
}

/**
 * The country (ISO 3166-1) that a number in E.164 belongs to; null for what belongs to none, such as satellites. Where
 * countries share a code and the number alone does not tell, it is the one that the code is named after.
 */
export function countryOf(phone: string): string | null {
  const number = parsePhoneNumberFromString(phone);
  return number?.country ?? number?.getPossibleCountries()[0] ?? null;
}
