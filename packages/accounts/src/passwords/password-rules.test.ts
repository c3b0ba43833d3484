import { dictionary } from "@zxcvbn-ts/language-common";
import { expect, it } from "vitest";
import { judgePassword } from "./password-rules.ts";

const about = ["Ada Lovelace", "ada.lovelace@lakeside.example", "Lakeside Physio"];
const long = { least: 15, about };
const short = { least: 8, about };

it.each([
  ["", "too_short"],
  [`${"a".repeat(7)}bcdefgh`, "too_short"],
  ["🦶".repeat(14), "too_short"],
  ["purple bicycles", null],
  ["🦶🦵👣🩰🧦👟🥾👢👡👠🩴🛼⛸️🎿", null],
  [`${"x".repeat(3)}${"purple bicycles ".repeat(16)}`, "too_long"],
  [`green canoes, ${"purple bicycles ".repeat(15)}`, null],
  ["aaaaaaaaaaaaaaaa", "repeats"],
  ["abcabcabcabcabcabc", "repeats"],
  ["123412341234123412", "repeats"],
  ["passwordpassword", "repeats"],
  ["password12345678", "common"],
  ["qwertyuiopasdfgh", "common"],
  ["abcdefghijklmnop", "sequence"],
  ["lakesidephysio1", "about_you"],
  ["ADA.LOVELACE@lakeside.example", "about_you"],
  ["Lakeside Physio 2026!", "about_you"],
  ["lovelace purple bicycles", null],
  ["no upper case, no digits needed", null],
] as const)("%j: %s", (password, objection) => {
  expect(judgePassword(password, long).objection).toBe(objection);
});

it.each([
  ["xK9$mQ2", "too_short"],
  ["xK9$mQ2p", "guessable"],
  ["xK9$mQ2pT7", null],
  ["sunshine", "common"],
  ["P@ssw0rd1", "common"],
  ["lovelace", "about_you"],
  ["purple bicycles", null],
] as const)("where the second factor is required of everyone, %j: %s", (password, objection) => {
  expect(judgePassword(password, short).objection).toBe(objection);
});

it("no password of the list of those that are tried first is taken", () => {
  const listed = dictionary["passwords-common"].map(String).filter((password) => password.length >= 8);
  const sample = listed.filter((_, index) => index % 25 === 0);
  expect(sample.length).toBeGreaterThan(500);
  expect(sample.filter((password) => judgePassword(password, { least: 8, about: [] }).objection === null)).toEqual([]);
});

it("the longest password that can be typed is judged within a second of work, however it was made to be slow", () => {
  const fill = (text: string) => text.repeat(256).slice(0, 256);
  const everySign = Array.from({ length: 256 }, (_, at) => String.fromCharCode(33 + ((at * 37) % 94))).join("");
  for (const password of [fill("4@8({[<369&#!1|0$5+7%2/"), fill("p4ssw0rd, "), fill("1990-01-01 x"), everySign]) {
    const before = process.cpuUsage();
    judgePassword(password, long);
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  }
});
