import { parsePhoneNumberFromString } from "libphonenumber-js";

/**
 * The country (ISO 3166-1) that a number in E.164 belongs to; null for what belongs to none, such as satellites. Where
 * countries share a code and the number alone does not tell, it is the one that the code is named after.
 */
export function countryOf(phone: string): string | null {
  const number = parsePhoneNumberFromString(phone);
  return number?.country ?? number?.getPossibleCountries()[0] ?? null;
}
