import type { Forecast } from "@countersign/twofactor";
import { describe, expect, it } from "vitest";
import { dayWords, forecastSentences } from "./forecast-words.ts";

const day = (date: number) => new Date(Date.UTC(2026, 11, date, 9));
const nobody: Forecast = {
  people: 0,
  curve: [],
  half: null,
  most: null,
  away: 0,
  neverSignedIn: 0,
  tooLittleHistory: 0,
};
const found = (setUp: readonly (readonly [number, number])[], over: Partial<Forecast> = {}): Forecast => {
  const curve = setUp.map(([date, count]) => ({ on: day(date), setUp: count }));
  const people = curve.at(-1)?.setUp ?? 0;
  const by = (share: number) => curve.find((one) => one.setUp >= people * share)?.on ?? null;
  return { ...nobody, people, curve, half: by(0.5), most: by(0.9), ...over };
};
const told = (forecast: Forecast) => forecastSentences(forecast, "Europe/London");

describe("the forecast in sentences", () => {
  it.each<[string, Forecast, string[]]>([
    ["nobody is left", nobody, ["Everybody has set it up."]],
    [
      "one person",
      found([[1, 1]]),
      ["The one person who signs in without it will have set it up by Tuesday 1 December."],
    ],
    ["all on one day", found([[1, 8]]), ["All 8 who sign in without it will have set it up by Tuesday 1 December."]],
    [
      "one after the other",
      found([
        [1, 5],
        [4, 9],
        [9, 10],
      ]),
      [
        "Of the 10 who sign in without it, half by Tuesday 1 December, nine in ten by Friday 4 December and all by Wednesday 9 December will have set it up.",
      ],
    ],
    [
      "two days",
      found([
        [1, 5],
        [4, 10],
      ]),
      [
        "Of the 10 who sign in without it, half by Tuesday 1 December and all by Friday 4 December will have set it up.",
      ],
    ],
    [
      "only people of whom nothing can be said",
      { ...nobody, away: 3, neverSignedIn: 1, tooLittleHistory: 2 },
      [
        "Too little history for 2 people: a forecast needs sign-ins on at least 2 days, the first of them 7 or more days ago.",
        "3 people have not signed in for four weeks: at first login back.",
        "1 person has never signed in: at first login.",
      ],
    ],
  ])("%s", (_case, forecast, sentences) => {
    expect(told(forecast)).toEqual(sentences);
  });
});

it("a day is the clinic's, not the server's", () => {
  const lateOnMonday = new Date("2026-11-30T23:30:00Z");
  expect(dayWords(lateOnMonday, "Europe/London")).toBe("Monday 30 November");
  expect(dayWords(lateOnMonday, "Europe/Berlin")).toBe("Tuesday 1 December");
});
