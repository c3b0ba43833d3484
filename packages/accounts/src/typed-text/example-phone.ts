import { getExampleNumber, isSupportedCountry, type PhoneNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";

/** A mobile number of a country as it is written there, for hints and messages. */
export function examplePhone(country: string): string {
  return exampleOf(country)?.formatNational() ?? "+44 7400 123456";
}

/** The digits of such a number, without the country's code and what is dialled before them at home. */
export function exampleDigits(country: string): string | null {
  return exampleOf(country)?.nationalNumber ?? null;
}

/** The same with the country's code. */
export function exampleAbroad(country: string): string {
  return exampleOf(country)?.formatInternational() ?? "+44 7400 123456";
}

function exampleOf(country: string): PhoneNumber | undefined {
  return isSupportedCountry(country) ? getExampleNumber(country, examples) : undefined;
}
