import { phoneCountries } from "@countersign/accounts";
import { oldNames, todaysName, zoneLabel, zoneNames } from "@countersign/zones";

/** Every country that phone numbers can be read for, by name. */
export function countryOptions(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames("en-GB", { type: "region" });
  return phoneCountries()
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((one, other) => one.label.localeCompare(other.label, "en-GB"));
}

/** Every time zone by the name that it has today, with its old ones behind it, and the one that is kept. */
export function timeZoneOptions(kept: string): { value: string; label: string }[] {
  const zones = new Set([...zoneNames, todaysName(kept) ?? kept]);
  return [...zones].sort().map((value) => {
    const old = oldNames(value);
    return { value, label: `${zoneLabel(value)}${old.length > 0 ? ` (also ${old.join(", ")})` : ""}` };
  });
}
