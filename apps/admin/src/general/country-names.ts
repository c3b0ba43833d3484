import { phoneCountries } from "@countersign/accounts";

/** Every country that phone numbers can be read for, by name. */
export function countryOptions(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames("en-GB", { type: "region" });
  return phoneCountries()
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((one, other) => one.label.localeCompare(other.label, "en-GB"));
}
