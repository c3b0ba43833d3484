import { systemZones } from "./data/system-zones.ts";
import type { ZoneData } from "./data/zone-data.ts";
import { chooseZones } from "./data/zones-in-use.ts";

/** What a process does about time zones where it begins: it takes the newest data that is at hand. */
export function takeNewestZones(): ZoneData {
  return chooseZones(systemZones(), process.versions.tz);
}
