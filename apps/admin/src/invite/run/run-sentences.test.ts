import { expect, test } from "vitest";
import { reasonOf } from "./run-sentences.ts";

const row = { email: "ada@lakeside.example", phone: null };

test.each([
  ["call me", "call me. Leave out “call me”. Type the number only, such as 07400 123456."],
  [
    "447700900123",
    "Start with + and the country code, or leave the code out, such as +44 7400 123456 or 07400 123456.",
  ],
  ["020 7946 0958", "This number can't get text messages. Type a mobile number, such as 07400 123456."],
  ["07700 900123 x12", "Leave out the extension “x12”."],
  ["07700 900123 / 07700 900124", "Type one number only."],
  ["4.477E+11", "its last digits are lost. Type the whole number."],
])("the reason for the number %j quotes it and says what to do", (phone, says) => {
  const reason = reasonOf({ ...row, phone, refusal: "phone_invalid" }, "GB");
  expect(reason).toContain(`This is not a mobile number we can text: ${phone}.`);
  expect(reason).toContain(says);
});

test.each([
  ["a@lakeside.example; b@lakeside.example", "Type one email address only."],
  ["maría@lakeside.example", "only unaccented Latin letters"],
  ["ada at lakeside", "such as name@example.org"],
])("the reason for the address %j says what to do", (email, says) => {
  expect(reasonOf({ ...row, email, refusal: "email_invalid" }, "GB")).toContain(says);
});

test("other reasons are whole sentences", () => {
  expect(reasonOf({ ...row, refusal: "name_missing" }, "GB")).toBe("There is no name.");
});
