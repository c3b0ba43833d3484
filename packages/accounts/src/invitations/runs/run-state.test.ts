import { expect, test } from "vitest";
import { type RunState, runStateOf } from "./run-state.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));
const run = { createdAt: at(0), confirmedAt: null, finishedAt: null, cancelledAt: null };

test.each<[string, object, number, RunState]>([
  ["just checked", {}, 0, "checked"],
  ["a day later, less an hour", {}, 23, "checked"],
  ["a day later", {}, 24, "outdated"],
  ["confirmed, however long ago", { confirmedAt: at(1) }, 99, "running"],
  ["finished", { confirmedAt: at(1), finishedAt: at(2) }, 3, "finished"],
  ["cancelled before it began", { cancelledAt: at(1) }, 99, "cancelled"],
  ["cancelled in the middle", { confirmedAt: at(1), cancelledAt: at(2) }, 3, "cancelled"],
])("a run that was %s", (_, moments, hour, state) => {
  expect(runStateOf({ ...run, ...moments }, at(hour))).toBe(state);
});
