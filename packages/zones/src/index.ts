export * from "./clock.ts";
export type { ZoneData, ZoneSource } from "./data/zone-data.ts";
export { clockOf, findClock, zonesInUse, zonesOfNode } from "./data/zones-in-use.ts";
export { inClinicTime } from "./in-clinic-time.ts";
export { oldNames, todaysName, zoneNames, zoneOfCountry } from "./names/zone-names.ts";
