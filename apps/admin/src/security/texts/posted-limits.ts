import { readText, type TextLimits, textLimits } from "@countersign/accounts";
import { z } from "zod";

/** The limits that an admin began from, and those they want, as a step-up keeps them. */
export const limitsChange = z.object({ expected: textLimits, limits: textLimits });
export type LimitsChange = z.output<typeof limitsChange>;

const NUMBER = "Type a whole number from 0 to 1000000.";
const cap = z
  .string(NUMBER)
  .transform(readText)
  .pipe(z.string().regex(/^\d{1,7}$/, NUMBER))
  .transform(Number)
  .pipe(z.number().max(1_000_000, NUMBER));

/** The fields of one country; of the one that is added, `new`. */
export const capField = (country: string) => `cap-${country}`;
export const removeField = (country: string) => `remove-${country}`;
export const ADDED_COUNTRY = "added";
export const ADDED_CAP = capField("new");

type Posted =
  | { readonly ok: true; readonly limits: TextLimits }
  | { readonly ok: false; readonly errors: Record<string, string> };

/**
 * The limits that a form spells, or what is wrong beside which field.
 * @param known the countries that the form listed
 */
export function postedLimits(form: FormData, known: readonly string[]): Posted {
  const errors: Record<string, string> = {};
  const read = (name: string): number => {
    const parsed = cap.safeParse(form.get(name));
    if (!parsed.success) errors[name] = NUMBER;
    return parsed.data ?? 0;
  };
  const textDailyCap = read("textDailyCap");
  const kept = known.filter((country) => form.get(removeField(country)) === null);
  const textCountries = kept.map((country) => ({ country, dailyCap: read(capField(country)) }));
  const added = form.get(ADDED_COUNTRY);
  if (typeof added === "string" && added !== "") {
    const isTwice = textCountries.some(({ country }) => country === added);
    if (isTwice) errors[ADDED_COUNTRY] = "This country is in the list already.";
    else textCountries.push({ country: added, dailyCap: read(ADDED_CAP) });
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const limits = textLimits.safeParse({ textDailyCap, textCountries });
  return limits.success
    ? { ok: true, limits: limits.data }
    : { ok: false, errors: { [ADDED_COUNTRY]: "Choose a country." } };
}
