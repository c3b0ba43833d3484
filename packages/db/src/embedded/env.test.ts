import { expect, it } from "vitest";
import { clockOf } from "./env.ts";

const LIBRARY = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

it("a server is under the clock of the process that starts it, and sees nothing else of its environment", () => {
  const clock = { LD_PRELOAD: LIBRARY, FAKETIME: "+60", FAKETIME_DONT_FAKE_MONOTONIC: "1", DONT_FAKE_MONOTONIC: "1" };
  expect(clockOf({ ...clock, PGDATA: "/elsewhere", COUNTERSIGN_KEYS: "k:secret", FAKE: "1" })).toEqual(clock);
});

it.each([
  ["an everyday environment", { PGDATA: "/elsewhere" }],
  ["another library", { LD_PRELOAD: "/usr/lib/libjemalloc.so.2", FAKETIME: "+60" }],
])("nothing is handed on of %s", (_name, variables) => {
  expect(clockOf(variables)).toEqual({});
});
