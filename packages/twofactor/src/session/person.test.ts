import { describe, expect, it } from "vitest";
import { assuranceOf, hasFactor, isFresh, mayChangeSecurity, type SessionMethod } from "./person.ts";

const now = new Date("2026-11-23T18:00:00Z");
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);
type Facts = Parameters<typeof isFresh>[0];
const staff: Facts = {
  kind: "staff",
  authenticators: 0,
  signInCodesOn: false,
  policy: { mode: "optional" },
  assurance: 1,
  freshAt: secondsAgo(1),
};

describe("something beyond the password", () => {
  it.each<[string, Partial<Facts>, boolean]>([
    ["staff without an app", {}, false],
    ["staff with an app", { authenticators: 1 }, true],
    ["staff, where codes were on", { signInCodesOn: true }, false],
    ["staff without an app, under Required", { policy: { mode: "required_every_login" } }, false],
    ["a patient without codes", { kind: "patient" }, false],
    ["a patient with codes", { kind: "patient", signInCodesOn: true }, true],
    [
      "a patient with codes, while the clinic asks nobody",
      { kind: "patient", signInCodesOn: true, policy: { mode: "off" } },
      true,
    ],
    ["a patient of whom the clinic asks codes", { kind: "patient", policy: { mode: "required_every_login" } }, true],
    ["a patient with an app", { kind: "patient", authenticators: 1 }, true],
  ])("of %s: %#", (_name, facts, has) => {
    expect(hasFactor({ ...staff, ...facts })).toBe(has);
  });
});

describe("a proof is fresh", () => {
  it.each<[string, Partial<Facts>, boolean]>([
    ["a moment after the password, where there is nothing else", {}, true],
    ["not where none was made in this session", { freshAt: null }, false],
    ["not by the password, once there is a factor", { authenticators: 1 }, false],
    ["by a code, where there is a factor", { authenticators: 1, assurance: 2 }, true],
    ["by a code, after the factor went", { assurance: 2 }, true],
    ["a millisecond before ten minutes", { freshAt: new Date(secondsAgo(600).getTime() + 1) }, true],
    ["not at ten minutes", { freshAt: secondsAgo(600) }, false],
  ])("%s", (_name, facts, fresh) => {
    expect(isFresh({ ...staff, ...facts }, now)).toBe(fresh);
  });
});

it("security may be changed but after a skip, and but where a factor has to be set up first", () => {
  expect(mayChangeSecurity({ method: "password", notice: null })).toBe(true);
  expect(mayChangeSecurity({ method: "skip", notice: null })).toBe(false);
  expect(mayChangeSecurity({ method: "password", notice: "set_up_next_time" })).toBe(false);
  expect(mayChangeSecurity({ method: "skip", notice: "set_up_next_time" })).toBe(false);
});

it.each<[SessionMethod, 1 | 2]>([
  ["password", 1],
  ["skip", 1],
  ["authenticator", 2],
  ["enrolment", 2],
  ["recovery_code", 2],
  ["email_code", 2],
  ["text_code", 2],
  ["trusted_device", 2],
])("a session begun by %s has assurance %i", (method, assurance) => {
  expect(assuranceOf(method)).toBe(assurance);
});
