import meta from "moment-timezone/data/meta/latest.json" with { type: "json" };
import packed from "moment-timezone/data/packed/latest.json" with { type: "json" };
import { findClock } from "../data/zones-in-use.ts";
import type { ZoneClock } from "../zone-clock.ts";

const UTC = "UTC";
const ALIASES_OF_UTC = new Set(["etc/utc", "etc/uct", "etc/universal", "etc/zulu", "uct", "universal", "zulu", "utc"]);

type Place = { readonly countries: readonly string[] };
const places: ReadonlyMap<string, Place> = new Map(Object.entries(meta.zones));
const byLowerCase = new Map([...places.keys(), UTC].map((name) => [name.toLowerCase(), name]));

/** Names of one and the same zone, with the one that the package files it under first. */
const groups = new Map<string, string[]>();
for (const link of packed.links) {
  const [target = "", name = ""] = link.split("|");
  const group = groups.get(target) ?? [target];
  group.push(name);
  groups.set(target, group);
}
const groupOf = new Map(
  [...groups.values()].flatMap((group) => group.map((name) => [name.toLowerCase(), group] as const)),
);

/** Every zone by the name that it has today, in order: one for each place of the zone database, and UTC. */
export const zoneNames: readonly string[] = [...byLowerCase.values()].sort();

/**
 * The name that a zone has today: Europe/Kyiv for Europe/Kiev, Asia/Kolkata for asia/calcutta. Zones that are no place,
 * such as Etc/GMT+5, keep theirs.
 *
 * @returns null where there is no such zone
 */
export function todaysName(name: string): string | null {
  const lower = name.toLowerCase();
  if (ALIASES_OF_UTC.has(lower)) return UTC;
  const kept = byLowerCase.get(lower);
  if (kept) return kept;
  const group = groupOf.get(lower) ?? [];
  return group.find((other) => places.has(other)) ?? findClock(name)?.zone ?? null;
}

/** The other names of a zone's place, under which people may look for it: Calcutta for Asia/Kolkata. */
export function oldNames(name: string): string[] {
  const place = placeIn(name);
  // Of the same part of the world: America/Godthab is Nuuk, but Atlantic/Jan_Mayen only keeps Berlin's time.
  const region = name.slice(0, name.indexOf("/") + 1) || "-";
  const others = (groupOf.get(name.toLowerCase()) ?? []).filter(
    (other) => other.startsWith(region) && todaysName(other) === name,
  );
  return [...new Set(others.map(placeIn))].filter((other) => other !== place);
}

/**
 * The zone of a country whose clocks all show the same from now on, else null: where they differ, nobody guesses which of
 * them a clinic goes by.
 *
 * @param country ISO 3166-1, two letters
 */
export function zoneOfCountry(country: string, now: Date): string | null {
  const named = [...places].filter(([, { countries }]) => countries.includes(country));
  // A zone lies in the first of its countries; others only keep the same time.
  const own = named.filter(([, { countries }]) => countries[0] === country);
  const names = (own.length > 0 ? own : named).map(([name]) => name);
  const clocks = names.flatMap((name) => findClock(name) ?? []);
  const [first] = clocks;
  if (!first || clocks.some((clock) => fromNowOn(clock, now) !== fromNowOn(first, now))) return null;
  return names.toSorted((one, other) => peopleIn(other) - peopleIn(one))[0] ?? null;
}

const people = new Map(
  packed.zones.map((zone) => {
    const [name = "", , , , , population] = zone.split("|");
    return [name, Number(population ?? 0)];
  }),
);

/** About how many live in the city that the zone is named after. */
function peopleIn(name: string): number {
  const filedUnder = groupOf.get(name.toLowerCase())?.[0];
  return people.get(name) ?? (filedUnder && places.has(filedUnder) ? 0 : (people.get(filedUnder ?? "") ?? 0));
}

function fromNowOn({ spans }: ZoneClock, now: Date): string {
  return spans
    .filter(({ until }) => until > now.getTime())
    .map(({ until, offset }) => `${until}:${offset}`)
    .join();
}

function placeIn(name: string): string {
  return (name.split("/").at(-1) ?? name).replaceAll("_", " ");
}
