import { describe, expect, test } from "vitest";
import { messageSchema, type Notice } from "../catalogue/message.ts";
import { renderNotice } from "./render-notice.ts";
import type { ClinicFacts, SignInCodeFacts } from "./rendered.ts";
import { signInCode } from "./sign-in-code.ts";

const clinic: ClinicFacts = {
  clinic: "Lakeside Physio",
  help: { phone: "020 7946 0018", email: "help@lakeside.example", hours: "Monday to Friday, 8 to 18" },
  portalUrl: "http://lakeside.localhost:3000",
};

const about = {
  clinicId: "019aab00-0000-7000-8000-000000000001",
  accountId: "019aab00-0000-7000-8000-000000000002",
  to: "ana@lakeside.example",
  channel: "email",
  at: "2026-11-22T14:05:09.000Z",
  portal: "staff",
} as const;
const from = { browser: "Chrome on Windows", address: "203.0.113.7" };

const notices: Record<Notice["kind"], Notice> = {
  two_factor_enabled: { kind: "two_factor_enabled", ...about, ...from },
  two_factor_disabled: { kind: "two_factor_disabled", ...about, ...from },
  new_recovery_codes: { kind: "new_recovery_codes", ...about, ...from },
  recovery_code_used: { kind: "recovery_code_used", ...about, ...from, remaining: 3 },
  two_factor_reset: { kind: "two_factor_reset", ...about, reason: "Lost phone, checked in person" },
  wrong_codes: { kind: "wrong_codes", ...about, ...from },
  factors_locked: { kind: "factors_locked", ...about, ...from },
  sign_in_codes_on: { kind: "sign_in_codes_on", ...about, ...from, portal: "patient" },
  sign_in_codes_off: { kind: "sign_in_codes_off", ...about, ...from, portal: "patient" },
  password_changed: { kind: "password_changed", ...about, ...from },
  email_changed: { kind: "email_changed", ...about, ...from, masked: "a…@lakeside.example" },
  email_in_use: { kind: "email_in_use", ...about, ...from },
  phone_changed: { kind: "phone_changed", ...about, ...from, portal: "patient", ending: "42" },
};

const code: SignInCodeFacts = {
  clinic,
  channel: "email",
  purpose: "sign_in",
  code: "048213",
  matchingWord: "heron 42",
};

describe.each(Object.values(notices))("$kind", (notice) => {
  const rendered = renderNotice(notice, clinic);

  test("says which clinic, when, what to do if it was not you, and whom to ask", () => {
    expect(rendered.subject).toContain("Lakeside Physio");
    expect(rendered.text).toContain("When: 22 November 2026, 14:05 UTC");
    expect(rendered.text).toMatch(/If (this was not you|it was not you|you did not ask)/);
    expect(rendered.text).toContain("Phone: 020 7946 0018");
    expect(rendered.text).toContain("Email: help@lakeside.example");
  });

  test("is what the queue's other end accepts", () => {
    expect(messageSchema.parse(notice)).toEqual(notice);
  });

  test("holds nothing that could be taken for a code", () => {
    expect(`${rendered.subject}\n${rendered.text}`).not.toMatch(/\d{6}/);
  });
});

test.each([
  [0, "None is left."],
  [1, "1 is left."],
  [3, "3 are left. Please make new ones soon"],
  [4, "4 are left.\n"],
])("with %i recovery codes left the mail says so", (remaining, sentence) => {
  const notice: Notice = { kind: "recovery_code_used", ...about, ...from, remaining };
  expect(renderNotice(notice, clinic).text).toContain(sentence);
});

test("a patient is told of reset sign-in codes, not of an authenticator", () => {
  const { subject, text } = renderNotice({ ...notices.two_factor_reset, portal: "patient" }, clinic);
  expect(subject).toContain("sign-in codes were reset");
  expect(text).not.toMatch(/two-factor|authenticator/i);
});

test("text from outside stays on its line and is cut", () => {
  const browser = `Chrome\r\n\r\nPlease call ${"9".repeat(400)}`;
  const { text } = renderNotice({ kind: "wrong_codes", ...about, browser, address: null }, clinic);
  const line = text.split("\n").find((one) => one.startsWith("Browser:"));
  expect(line).toMatch(/^Browser: Chrome Please call 9+…$/);
  expect(line?.length).toBeLessThan(220);
});

test("a clinic without a help contact is still named", () => {
  const { text } = renderNotice(notices.wrong_codes, { ...clinic, help: { phone: null, email: null, hours: null } });
  expect(text).toContain("For help, ask Lakeside Physio.");
});

describe.each(["email", "text"] as const)("a code by %s", (channel) => {
  test.each(["sign_in", "step_up", "confirm_phone"] as const)(
    "for %s holds one distinct run of six digits",
    (purpose) => {
      const { subject, text } = signInCode({ ...code, channel, purpose });
      const runs = `${subject}\n${text}`.match(/\d{6,}/g);
      expect([...new Set(runs)]).toEqual(["048213"]);
    },
  );

  test("says clinic, matching word, validity, and that nobody will ask", () => {
    const { text } = signInCode({ ...code, channel });
    expect(text).toContain("Lakeside Physio");
    expect(text).toContain("heron 42");
    expect(text).toContain("10 minutes");
    expect(text).toContain("Nobody from the clinic will ask for it.");
  });
});

test("a code's subject never shows the code on a locked screen", () => {
  expect(signInCode(code).subject).not.toContain("048213");
});

test("a text ends with the line that binds the code to the portal's host, without scheme or port", () => {
  const { text } = signInCode({ ...code, channel: "text" });
  expect(text.split("\n").at(-1)).toBe("@lakeside.localhost #048213");
});
