import fc from "fast-check";
import { expect, it } from "vitest";
import { packagedZones } from "./data/packaged-zones.ts";
import { clockOf, zonesOfNode } from "./data/zones-in-use.ts";
import { dayOf, daysLater, startOf } from "./day.ts";
import { zoneNames } from "./names/zone-names.ts";
import { momentsOf, wallTimeAt } from "./wall-time.ts";
import { cutClock, spanAt } from "./zone-clock.ts";

const MINUTE_MS = 60_000;
const zone = fc.constantFrom(...zoneNames);
const minuteFrom = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / MINUTE_MS, max: Date.parse(to) / MINUTE_MS })
    .map((minutes) => new Date(minutes * MINUTE_MS));
const moment = minuteFrom("1975-01-01T00:00Z", "2100-01-01T00:00Z");
/** A minute within a day of one at which some zone turned its clocks: where mistakes are. */
const nearTurn = fc.tuple(zone, fc.nat(), fc.integer({ min: -1440, max: 1440 })).map(([name, pick, minutes]) => {
  const turns = clockOf(name).spans.filter(({ until }) => until > Date.UTC(1975, 0) && until < Date.UTC(2100, 0));
  const turn = turns[pick % Math.max(1, turns.length)]?.until ?? Date.UTC(2026, 5);
  return { name, at: new Date(Math.floor(turn / MINUTE_MS + minutes) * MINUTE_MS) };
});
const anywhere = fc.oneof(fc.record({ name: zone, at: moment }), nearTurn);

it("what a clock shows leads back to the moment, as the first or the second of its kind", () => {
  fc.assert(
    fc.property(anywhere, ({ name, at }) => {
      const clock = clockOf(name);
      const found = momentsOf(wallTimeAt(at, clock), clock);
      expect([found?.first?.getTime(), found?.second?.getTime()]).toContain(at.getTime());
    }),
    { numRuns: 3000 },
  );
});

it("a day holds its moments and none of the next day's, begins once, and never lasts longer than 28 hours", () => {
  // Before 2012 there were clocks that were turned back a minute after midnight, into the day before.
  const recent = anywhere.filter(({ at }) => at.getTime() > Date.UTC(2012, 0, 2));
  fc.assert(
    fc.property(recent, ({ name, at }) => {
      const clock = clockOf(name);
      const day = dayOf(at, clock);
      const [start, end] = [startOf(day, clock), startOf(daysLater(day, 1), clock)];
      expect(start <= at && at < end).toBe(true);
      expect(dayOf(start, clock)).toBe(day);
      expect(dayOf(new Date(start.getTime() - 1), clock) < day).toBe(true);
      expect(end.getTime() - start.getTime()).toBeLessThanOrEqual(28 * 60 * MINUTE_MS);
    }),
    { numRuns: 3000 },
  );
});

it("a cut clock shows the same as the whole one, wherever it was not cut", () => {
  fc.assert(
    fc.property(anywhere, ({ name, at }) => {
      const clock = clockOf(name);
      const cut = cutClock(clock, new Date(at.getTime() - 1e10), new Date(at.getTime() + 1e10));
      expect(spanAt(cut, at.getTime())).toMatchObject({ offset: spanAt(clock, at.getTime()).offset });
      expect(cut.spans.length).toBeLessThan(12);
    }),
  );
});

it("over years that no law of this year touched, it agrees with Intl", () => {
  const node = zonesOfNode(process.versions.tz ?? "");
  const settled = minuteFrom("1990-01-01T00:00Z", "2025-12-31T00:00Z");
  const clocks = new Map<string, (at: Date) => string>();
  const shownBy = (name: string) => {
    const known = clocks.get(name);
    if (known) return known;
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone: name, dateStyle: "short", timeStyle: "short" });
    clocks.set(name, (at) => format.format(at));
    return (at: Date) => format.format(at);
  };
  fc.assert(
    fc.property(zone, settled, (name, at) => {
      const { date, time } = wallTimeAt(at, clockOf(name));
      expect(`${date} ${time}`).toBe(shownBy(name)(at));
    }),
    { numRuns: 5000 },
  );
  expect(node.clockOf("Europe/London")?.spans.length).toBeGreaterThan(100);
});

it("Node's zones, read moment by moment, are what the package says of the same years", () => {
  const node = zonesOfNode("2026c");
  for (const name of [
    "Europe/London",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Casablanca",
  ]) {
    const between = ({ until }: { until: number }) => until > Date.UTC(1990, 0) && until < Date.UTC(2026, 0);
    const turns = (spans: readonly { until: number; offset: number }[] = []) =>
      spans.filter(between).map(({ until, offset }) => [until, offset]);
    expect(turns(node.clockOf(name)?.spans)).toEqual(turns(packagedZones.clockOf(name)?.spans));
  }
});
