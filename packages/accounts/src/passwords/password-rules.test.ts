import { expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./hash-password.ts";
import { objectionToPassword } from "./password-rules.ts";

const about = ["Ada Lovelace", "ada.lovelace@lakeside.example", "Lakeside Physio"];

it.each([
  ["", "too_short"],
  [`${"a".repeat(7)}bcdefgh`, "too_short"],
  ["🦶".repeat(14), "too_short"],
  ["purple bicycles", null],
  ["🦶🦵👣🩰🧦👟🥾👢👡👠🩴🛼⛸️🎿", null],
  ["x".repeat(3) + "purple bicycles ".repeat(16), "too_long"],
  ["purple bicycles ".repeat(16), null],
  ["aaaaaaaaaaaaaaaa", "too_common"],
  ["abcabcabcabcabcabc", "too_common"],
  ["123412341234123412", "too_common"],
  ["lakesidephysio1", "about_you"],
  ["ADA.LOVELACE@lakeside.example", "about_you"],
  ["lovelace purple bicycles", null],
  ["no upper case, no digits needed", null],
] as const)("%j: %s", (password, objection) => {
  expect(objectionToPassword(password, about)).toBe(objection);
});

it("a password fits however its letters were composed, and nothing fits where there is none", async () => {
  const hash = await hashPassword("zwölf Kübel Blütenstaub");
  expect(await verifyPassword(hash, "zwölf Kübel Blütenstaub".normalize("NFD"))).toBe(true);
  expect(await verifyPassword(hash, "zwolf Kubel Blutenstaub")).toBe(false);
  expect(await verifyPassword(hash, "")).toBe(false);
  expect(await verifyPassword(null, "")).toBe(false);
  expect(await verifyPassword(null, "zwölf Kübel Blütenstaub")).toBe(false);
});

it("a hash that is none lets nobody in", async () => {
  await expect(verifyPassword("not a hash", "x")).rejects.toThrow();
});
