import { expect, test } from "vitest";
import { countryOf } from "./phone-number.ts";

test.each([
  ["+447812345678", "GB"],
  ["+447700900123", "GB"],
  ["+447624123456", "IM"],
  ["+12025550123", "US"],
  ["+14165550123", "CA"],
  ["+77011234567", "KZ"],
  ["+881612345678", null],
  ["nothing", null],
])("%s belongs to %s", (phone, country) => {
  expect(countryOf(phone)).toBe(country);
});
