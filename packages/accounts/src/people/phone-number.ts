import { getCountries, isSupportedCountry } from "libphonenumber-js/max";
import { readPhone } from "../typed-text/read-phone.ts";

/** A phone number as typed, in E.164, or null when it is not taken for one: see `readPhone`. */
export function phoneNumber(typed: string, country: string): string | null {
  const read = readPhone(typed, country);
  return read.ok ? read.phone : null;
}

/** Whether this is a country's code (ISO 3166-1, two letters) that numbers can be read for. */
export function isCountry(code: string): boolean {
  return isSupportedCountry(code);
}

/** Every country (ISO 3166-1, two letters) that numbers can be read for. */
export function phoneCountries(): readonly string[] {
  return getCountries();
}
