import type { GeneralSettings } from "@countersign/accounts";
import { describe, expect, it } from "vitest";
import { accentWords } from "./accent-words.ts";
import { countryOptions, timeZoneOptions } from "./general-choices.ts";
import { asTyped, expectedIn, generalChange } from "./posted-general.ts";

const settings: GeneralSettings = {
  name: "Hill <b>&</b>",
  helpPhone: null,
  helpEmail: "help@hill.example",
  helpHours: null,
  mailFromName: null,
  replyTo: null,
  accent: "#0b6170",
  country: "GB",
  timeZone: "Europe/London",
};
const formWith = (expected: string) => {
  const form = new FormData();
  form.set("expected", expected);
  return form;
};

it("what waits for a step-up is what was posted", () => {
  const kept: unknown = JSON.parse(JSON.stringify({ settings: asTyped(settings), expected: settings }));
  expect(generalChange.parse(kept)).toEqual({ settings, expected: settings });
});

it("what the page showed comes back as it was, even what nobody could type today", () => {
  const odd = { ...settings, helpPhone: "ask Maria", accent: null };
  expect(expectedIn(formWith(JSON.stringify(odd)))).toEqual(odd);
});

it.each(["", "null", "[]", "{", '{"name":7}', JSON.stringify({ ...settings, name: null })])(
  "%j was never shown by a page of ours",
  (posted) => {
    expect(expectedIn(formWith(posted))).toBeNull();
  },
);

describe("what becomes of a colour is said", () => {
  it.each([
    ["", /^Empty/],
    ["#12", /^This is no colour yet/],
    ["javascript:alert(1)", /^This is no colour yet/],
    ["#ffee00", /darkened to #[0-9a-f]{6} in light\.$/],
    ["102030", /lightened to #[0-9a-f]{6} in dark\.$/],
    ["#808080", /darkened to #[0-9a-f]{6} in light/],
  ])("%j", (typed, words) => {
    expect(accentWords(typed)).toMatch(words);
  });
});

it("every time zone can be chosen, also one that was set by hand", () => {
  const values = (kept: string) => timeZoneOptions(kept).map(({ value }) => value);
  expect(values("Europe/Kiev")).toContain("Europe/Kyiv");
  expect(values("Europe/Kiev")).not.toContain("Europe/Kiev");
  expect(values("UTC")).toEqual(expect.arrayContaining(["UTC", "Europe/London", "America/New_York"]));
  expect(values("Etc/GMT+5")).toContain("Etc/GMT+5");
  expect(new Set(values("Europe/London")).size).toBe(values("Europe/London").length);
});

it("people find a zone under the name it had", () => {
  const labels = timeZoneOptions("UTC").map(({ label }) => label);
  expect(labels).toContain("Asia/Kolkata (also Calcutta)");
  expect(labels).toContain("America/New York");
});

it("every country has a name, in the order of names", () => {
  const labels = countryOptions().map(({ label }) => label);
  expect(labels.length).toBeGreaterThan(200);
  expect(labels).toContain("United Kingdom");
  expect(labels.filter((label) => /^[A-Z]{2}$/.test(label))).toEqual([]);
});
