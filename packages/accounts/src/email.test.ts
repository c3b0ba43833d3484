import { expect, test } from "vitest";
import { maskEmail } from "./email.ts";

test.each([
  ["maria@lakeside.example", "m…a@lakeside.example"],
  ["mo@lakeside.example", "m…@lakeside.example"],
  ["info@xn--mnchen-3ya.example", "i…o@münchen.example"],
  ["info@xn--e1afmkfd.xn--p1ai", "i…o@пример.рф"],
  ["info@xn--a.example", "i…o@xn--a.example"],
])("%s is recognised by %s", (email, masked) => {
  expect(maskEmail(email)).toBe(masked);
});
