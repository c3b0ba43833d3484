import type { ZoneClock } from "../zone-clock.ts";
import { nodeZones } from "./node-zones.ts";
import { packagedZones } from "./packaged-zones.ts";
import { newestOf, type ZoneData } from "./zone-data.ts";

// Next bundles several copies of this module, and the server around it loads one more: they share one choice.
const SLOT = Symbol.for("countersign.zones");

/** What this process goes by: the package's zones, unless it chose others when it began. */
export function zonesInUse(): ZoneData {
  const chosen: ZoneData | undefined = Reflect.get(globalThis, SLOT);
  return chosen ?? packagedZones;
}

/**
 * Has this process go by the newest of the package's zones, the machine's and Node's. Called once, where it begins.
 *
 * @param system the machine's; null where it has none
 * @param nodeVersion `process.versions.tz`
 */
export function chooseZones(system: ZoneData | null, nodeVersion: string | undefined): ZoneData {
  const chosen = newestOf(packagedZones, system, nodeVersion ? zonesOfNode(nodeVersion) : null);
  Reflect.set(globalThis, SLOT, chosen);
  return chosen;
}

/** Node's own, with the package's names for times. */
export function zonesOfNode(version: string): ZoneData {
  return nodeZones(version, (zone, offset) => {
    const spans = packagedZones.clockOf(zone)?.spans ?? [];
    return spans.findLast((span) => span.offset === offset)?.name ?? "";
  });
}

/**
 * All that a zone's clocks did and will do. A name that the chosen data lacks is looked up in the package's.
 *
 * @param zone IANA
 * @throws RangeError where there is no such zone
 */
export function clockOf(zone: string): ZoneClock {
  const clock = findClock(zone);
  if (!clock) throw new RangeError(`There is no time zone ${zone}.`);
  return clock;
}

/** The same, or null. */
export function findClock(zone: string): ZoneClock | null {
  return zonesInUse().clockOf(zone) ?? packagedZones.clockOf(zone);
}
