import { expect, test } from "vitest";
import { Refusal } from "../say.ts";
import { readOrder } from "./read-order.ts";

const complete = [
  "--slug",
  "hill",
  "--name",
  "Hill Clinic",
  "--admin-email",
  "Ada@Hill.example",
  "--admin-name",
  "Ada",
];

test("an order names the clinic and its first admin", () => {
  expect(readOrder(complete)).toEqual({
    slug: "hill",
    name: "Hill Clinic",
    adminName: "Ada",
    adminEmail: "ada@hill.example",
  });
});

test.each([
  ["nothing", []],
  ["an argument nobody knows", [...complete, "--colour", "red"]],
  ["a slug that is no host label", [...complete.slice(2), "--slug", "Hill Clinic"]],
  ["an address that is no email", [...complete, "--admin-email", "ada"]],
])("%s is refused with the usage", (_, args) => {
  expect(() => readOrder(args)).toThrow(Refusal);
  expect(() => readOrder(args)).toThrow("Usage: npm run clinic");
});
