import { packagedZones } from "../data/packaged-zones.ts";
import type { ZoneData } from "../data/zone-data.ts";
import { chooseZones } from "../data/zones-in-use.ts";
import type { ZoneSpan } from "../zone-clock.ts";

/** Zones as another version of the data might have them: some with clocks of their own, the others as they are. */
export function zonesWith(version: string, changed: Readonly<Record<string, readonly ZoneSpan[]>>): ZoneData {
  const clockOf = (zone: string) => {
    const spans = changed[zone];
    return spans ? { zone, spans } : packagedZones.clockOf(zone);
  };
  return { version, source: "system", clockOf };
}

/** Has this process go by some zones. Called without any when the test is over, it goes by the package's again. */
export function goBy(zones: ZoneData | null): void {
  chooseZones(zones, undefined);
}

/** The version of the package's zones. */
export const packagedVersion = packagedZones.version;
