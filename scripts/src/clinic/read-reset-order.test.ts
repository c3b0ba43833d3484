import { expect, test } from "vitest";
import { Refusal } from "../say.ts";
import { readResetOrder } from "./read-reset-order.ts";

const complete = ["--slug", "hill", "--email", "ada@hill.example", "--reason", " Lost her phone "];

test("an order names the clinic, the person and why", () => {
  expect(readResetOrder(complete)).toEqual({ slug: "hill", email: "ada@hill.example", reason: "Lost her phone" });
});

test.each([
  ["nothing", []],
  ["no reason", complete.slice(0, 4)],
  ["a reason of two letters", [...complete.slice(0, 4), "--reason", "ok"]],
  ["an address that is no email", ["--slug", "hill", "--email", "ada", "--reason", "Lost her phone"]],
  ["an argument nobody knows", [...complete, "--force", "yes"]],
])("%s is refused with the usage", (_, args) => {
  expect(() => readResetOrder(args)).toThrow(Refusal);
  expect(() => readResetOrder(args)).toThrow("Usage: npm run clinic -- reset-two-factor");
});
