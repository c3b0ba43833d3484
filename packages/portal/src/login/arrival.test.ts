import { signedOutReasons } from "@countersign/auth/return-path.ts";
import { expect, test } from "vitest";
import { arrivalWords } from "./arrival.ts";

test.each(signedOutReasons)("whoever was signed out because of %s is told so", (reason) => {
  expect(arrivalWords(reason, "staff")?.sentence).toBeTruthy();
});

test.each(["constructor", "__proto__", "toString", "", "<b>", null, undefined, ["policy"]])(
  "no address can make the sign-in page say anything else: %j",
  (because) => {
    expect(arrivalWords(because, "staff")).toBeNull();
  },
);
