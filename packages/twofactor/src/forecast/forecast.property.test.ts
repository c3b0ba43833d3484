import fc from "fast-check";
import { expect, it } from "vitest";
import { FORECAST_MIN_HISTORY, type Forecast, type ForecastGroup, forecast } from "./forecast.ts";
import { scaleSample } from "./scale-sample.ts";

const FROM = new Date("2026-11-23T09:00:00Z");
const group = fc.record({
  skipsLeft: fc.integer({ min: 0, max: 20 }),
  loginDays: fc.integer({ min: FORECAST_MIN_HISTORY.loginDays, max: 28 }),
  people: fc.integer({ min: 0, max: 1000 }),
});
const groups = fc.array(group, { maxLength: 30 });
const of = (some: readonly ForecastGroup[]) => forecast({ groups: some, away: 0, neverSignedIn: 0 }, FROM);
const total = (some: readonly { people: number }[]) => some.reduce((sum, { people }) => sum + people, 0);
const setUpBy = ({ curve }: Forecast, on: Date) => curve.findLast((day) => day.on <= on)?.setUp ?? 0;
const days = Array.from({ length: 600 }, (_, day) => new Date(FROM.getTime() + day * 86_400_000));

it("rises from nobody to everybody, and never beyond", () => {
  fc.assert(
    fc.property(groups, (some) => {
      const { curve, people } = of(some);
      expect(people).toBe(total(some));
      let before = { on: FROM, setUp: 0 };
      for (const day of curve) {
        expect(day.on.getTime()).toBeGreaterThan(before.on.getTime());
        expect(day.setUp).toBeGreaterThan(before.setUp);
        before = day;
      }
      expect(before.setUp).toBe(people);
    }),
  );
});

it("more skips are never sooner, more days of signing in never later", () => {
  fc.assert(
    fc.property(groups, (some) => {
      const now = of(some);
      const moreSkips = of(some.map((one) => ({ ...one, skipsLeft: one.skipsLeft + 1 })));
      const moreDays = of(some.map((one) => ({ ...one, loginDays: one.loginDays + 1 })));
      for (const day of days) {
        expect(setUpBy(moreSkips, day)).toBeLessThanOrEqual(setUpBy(now, day));
        expect(setUpBy(moreDays, day)).toBeGreaterThanOrEqual(setUpBy(now, day));
      }
    }),
    { numRuns: 30 },
  );
});

it("half come no later than nine in ten, each when so many have and not a day before", () => {
  fc.assert(
    fc.property(groups, (some) => {
      const found = of(some);
      if (found.people === 0) {
        expect([found.half, found.most]).toEqual([null, null]);
        return;
      }
      for (const [by, share] of [
        [found.half, 0.5],
        [found.most, 0.9],
      ] as const) {
        if (!by) throw new Error("Where there are people there is a day.");
        expect(setUpBy(found, by)).toBeGreaterThanOrEqual(found.people * share);
        expect(setUpBy(found, new Date(by.getTime() - 1))).toBeLessThan(found.people * share);
      }
    }),
  );
});

it("how people are grouped changes nothing", () => {
  fc.assert(
    fc.property(groups, (some) => {
      const split = some.flatMap((one) => [
        { ...one, people: Math.floor(one.people / 2) },
        { ...one, people: Math.ceil(one.people / 2) },
      ]);
      expect(of(split.reverse())).toEqual(of(some));
    }),
  );
});

it("a few speak for all: nobody is lost, nobody is made up, and the few themselves stay as they are", () => {
  const sampled = fc.array(
    fc.record({
      skipsSpent: fc.integer({ min: 0, max: 3 }),
      loginDays: fc.integer({ min: 1, max: 28 }),
      people: fc.integer({ min: 1, max: 50 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const counts = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(sampled, counts, (sample, people) => {
      const all = people.map((count, skipsSpent) => ({ skipsSpent, people: count }));
      const scaled = scaleSample(all, sample);
      for (const share of all) {
        expect(total(scaled.filter(({ skipsSpent }) => skipsSpent === share.skipsSpent))).toBe(share.people);
      }
      const own = [...new Set(sample.map(({ skipsSpent }) => skipsSpent))].map((skipsSpent) => ({
        skipsSpent,
        people: total(sample.filter((share) => share.skipsSpent === skipsSpent)),
      }));
      expect(total(scaleSample(own, sample))).toBe(total(sample));
      for (const share of scaleSample(own, sample)) expect(sample).toContainEqual(share);
    }),
  );
});

it("people of whom too little is known are counted, and change nothing about the others", () => {
  const unknown = fc.array(
    fc.record({
      skipsLeft: fc.integer({ min: 0, max: 20 }),
      loginDays: fc.integer({ min: 0, max: FORECAST_MIN_HISTORY.loginDays - 1 }),
      people: fc.integer({ min: 0, max: 1000 }),
    }),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(groups, unknown, (some, unsaid) => {
      expect(of([...unsaid, ...some])).toEqual({ ...of(some), tooLittleHistory: total(unsaid) });
    }),
  );
});

it("a working week with five skips: everybody within nine days of the first one", () => {
  expect(of([{ skipsLeft: 5, loginDays: 20, people: 8 }])).toMatchObject({
    people: 8,
    half: new Date("2026-12-02T09:00:00Z"),
    most: new Date("2026-12-02T09:00:00Z"),
  });
});
