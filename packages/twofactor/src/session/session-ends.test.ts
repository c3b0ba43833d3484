import { expect, test } from "vitest";
import { sessionEnds } from "./session-ends.ts";

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const facts = { startedAt: at("08:00"), lastSeenAt: at("09:00"), expiresAt: at("20:00"), idleMinutes: 30 };

test("a session ends when nothing happened for as long as the policy allows, and at its end in any case", () => {
  expect(sessionEnds(facts, null)).toEqual({ idleAt: at("09:30"), lastAt: at("20:00") });
  expect(sessionEnds({ ...facts, idleMinutes: 5 }, null)).toEqual({ idleAt: at("09:05"), lastAt: at("20:00") });
});

test("where a second factor is owed it ends after a shift, or before where its end comes first", () => {
  expect(sessionEnds(facts, "set_up_next_time").lastAt).toEqual(at("16:00"));
  expect(sessionEnds({ ...facts, expiresAt: at("10:00") }, "set_up_next_time").lastAt).toEqual(at("10:00"));
});
