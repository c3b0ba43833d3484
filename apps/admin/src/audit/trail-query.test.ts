import { expect, it } from "vitest";
import { filterOf, readTrailQuery } from "./trail-query.ts";

it.each(["0000-01-01", "1969-12-31", "9999-12-31", "2026-02-31", "99999-01-01", "-2026-01-01"])(
  "%s is no day of the trail",
  (day) => {
    expect(readTrailQuery({ from: day, to: day })).toMatchObject({ from: null, to: null });
  },
);

it("a day ends where the next begins", () => {
  const query = readTrailQuery({ from: "2026-02-28", to: "2026-02-28" });
  expect(filterOf(query, { personId: null, actorId: null }, "Europe/London")).toMatchObject({
    from: new Date("2026-02-28T00:00:00Z"),
    to: new Date("2026-03-01T00:00:00Z"),
  });
});

it.each([
  ["America/Vancouver", "2026-12-01", "2026-12-01T07:00:00Z", "2026-12-02T07:00:00Z"],
  ["Asia/Kathmandu", "2026-12-01", "2026-11-30T18:15:00Z", "2026-12-01T18:15:00Z"],
  // 25 hours, and 23 that begin at one.
  ["Europe/London", "2026-10-25", "2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z"],
  ["America/Santiago", "2026-09-06", "2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z"],
])("in %s %s is the clinic's day", (zone, day, from, to) => {
  const query = readTrailQuery({ from: day, to: day });
  const moments = { from: new Date(from), to: new Date(to) };
  expect(filterOf(query, { personId: null, actorId: null }, zone)).toMatchObject(moments);
});

it("what a database cannot read, and what is given twice, is not looked for", () => {
  expect(readTrailQuery({ person: "Ja\0ne", actor: `${"a".repeat(199)}😀` })).toMatchObject({
    person: "Ja ne",
    actor: `${"a".repeat(199)}\ufffd`,
  });
  const odd = {
    person: ["a", "b"],
    kind: "toString",
    outcome: "x",
    after: "1",
    before: "\0",
    from: ["2026-01-01", "x"],
  };
  const query = readTrailQuery(odd);
  expect({ ...query, person: "", from: null }).toMatchObject({ group: null, outcome: null, after: null, before: null });
});
