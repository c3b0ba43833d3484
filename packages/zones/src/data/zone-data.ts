import type { ZoneClock } from "../zone-clock.ts";

/** Where a process has its zones from: the packages it was installed with, the machine it runs on, or Node itself. */
export type ZoneSource = "package" | "system" | "node";

/** What is known of every zone. */
export type ZoneData = {
  /** The zone database's own version, such as "2026f": later ones sort behind earlier ones. */
  readonly version: string;
  readonly source: ZoneSource;
  /** All a zone's clocks do, whatever case its name is written in; null where there is no such zone. */
  readonly clockOf: (zone: string) => ZoneClock | null;
};

/** The newest of several; of equally new ones the first. */
export function newestOf(first: ZoneData, ...others: readonly (ZoneData | null)[]): ZoneData {
  return others.reduce<ZoneData>((best, one) => (one && one.version > best.version ? one : best), first);
}

/** The same with every answer kept: a zone is read once. */
export function keeping(data: ZoneData): ZoneData {
  const known = new Map<string, ZoneClock | null>();
  const clockOf = (zone: string) => {
    const found = known.get(zone);
    if (found !== undefined) return found;
    const read = data.clockOf(zone);
    // Names that people make up are not kept: there is no end to them.
    if (read) known.set(zone, read);
    return read;
  };
  return { ...data, clockOf };
}
