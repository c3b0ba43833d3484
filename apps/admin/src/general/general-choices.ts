import { phoneCountries } from "@countersign/accounts";

/** Every country that phone numbers can be read for, by name. */
export function countryOptions(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames("en-GB", { type: "region" });
  return phoneCountries()
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((one, other) => one.label.localeCompare(other.label, "en-GB"));
}

/** Every time zone, and the one that is kept, should it be called otherwise. */
export function timeZoneOptions(kept: string): { value: string; label: string }[] {
  const zones = new Set(["UTC", kept, ...Intl.supportedValuesOf("timeZone")]);
  return [...zones].sort().map((value) => ({ value, label: value.replaceAll("_", " ") }));
}
