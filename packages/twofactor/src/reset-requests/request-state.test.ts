import { expect, test } from "vitest";
import { type RequestFacts, standingOf, waitsFor } from "./request-state.ts";

const now = new Date("2026-11-23T09:00:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const approval: RequestFacts = {
  waitsFor: "approval",
  dueAt: null,
  expiresAt: after(60),
  admins: 3,
  askerIsAdmin: true,
  personActive: true,
  personIsAdmin: true,
  personRecovered: false,
};
const time: RequestFacts = { ...approval, waitsFor: "time", dueAt: after(1), admins: 2 };

test.each([
  ["an approval that nobody gave yet", approval, { at: "waiting" }],
  ["the instant of its end", { ...approval, expiresAt: now }, { at: "lapsed", why: "expired" }],
  ["an hour that is not over", time, { at: "waiting" }],
  ["the instant at which the hour is over", { ...time, dueAt: now }, { at: "due" }],
  ["an hour that was over long ago", { ...time, dueAt: now, expiresAt: now }, { at: "lapsed", why: "expired" }],
  ["an asker who was demoted", { ...approval, askerIsAdmin: false }, { at: "lapsed", why: "asker_gone" }],
  ["a person who was deactivated", { ...time, dueAt: now, personActive: false }, { at: "lapsed", why: "person_gone" }],
  [
    "a person who is back in",
    { ...time, dueAt: now, personRecovered: true },
    { at: "lapsed", why: "person_recovered" },
  ],
  ["a third admin during the hour", { ...time, dueAt: now, admins: 3 }, { at: "lapsed", why: "more_admins" }],
  [
    "a third admin who took the person's place",
    { ...time, dueAt: now, admins: 3, personIsAdmin: false },
    { at: "due" },
  ],
  ["one admin fewer while approval is owed", { ...approval, admins: 2 }, { at: "waiting" }],
  ["a person who was demoted", { ...time, dueAt: now, admins: 1, personIsAdmin: false }, { at: "due" }],
] as const)("%s", (_, facts, standing) => {
  expect(standingOf(facts, now)).toEqual(standing);
});

test.each([
  [2, "time"],
  [3, "approval"],
  [9, "approval"],
] as const)("with %i admins a new request waits for %s", (admins, waits) => {
  expect(waitsFor(admins)).toBe(waits);
});
