import { expect, test } from "vitest";
import { phoneNumber } from "./phone-number.ts";

test.each([
  ["07700 900123", "GB", "+447700900123"],
  ["0151 23456789", "DE", "+4915123456789"],
  ["(202) 555-0123", "US", "+12025550123"],
  ["+49 151 23456789", "GB", "+4915123456789"],
  ["07700 900123", "ZZ", null],
  ["+447700900123", "ZZ", "+447700900123"],
])("typed as %s at a clinic in %s it is %s", (typed, country, e164) => {
  expect(phoneNumber(typed, country)).toBe(e164);
});
