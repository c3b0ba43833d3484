import { expect, test } from "vitest";
import { readDayOrder } from "./day-order.ts";

test.each([
  ["--date 2028-02-29", { wall: [2028, 2, 29, 12, 0], zone: null }],
  ["--date=2028-02-29", { wall: [2028, 2, 29, 12, 0], zone: null }],
  ["--date 2036-10-26T01:30 --zone Europe/Zurich", { wall: [2036, 10, 26, 1, 30], zone: "Europe/Zurich" }],
  ["--date 2030-01-01T00:00", { wall: [2030, 1, 1, 0, 0], zone: null }],
  ["", null],
])("a run of %j begins then", (line, order) => {
  expect(readDayOrder(line.split(" ").filter(Boolean))).toEqual(order);
});

test("a date and a time may be one argument with a space", () => {
  expect(readDayOrder(["--date", "2036-10-26 01:30"])).toMatchObject({ wall: [2036, 10, 26, 1, 30] });
});

test.each([
  ["a day that never comes", ["--date", "2027-02-29"]],
  ["another way to write it", ["--date", "29.2.2028"]],
  ["a minute too many", ["--date", "2028-02-29 10:60"]],
  ["an hour too many", ["--date", "2028-02-29 24:00"]],
  ["no date", ["--date"]],
  ["an unknown zone", ["--date", "2028-02-29", "--zone", "Europe/Zürich"]],
  ["a zone alone", ["--zone", "Europe/Zurich"]],
  ["another setting", ["--day", "2028-02-29"]],
  ["a file", ["packages/db"]],
])("is refused with one sentence and how to say it: %s", (_name, args) => {
  expect(() => readDayOrder(args)).toThrow(/^[^\n]+npm test -- --date "2036-10-26 01:30" --zone Europe\/Zurich\.$/);
});
