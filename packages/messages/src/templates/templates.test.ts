import { describe, expect, test } from "vitest";
import { messageSchema, type Notice } from "../catalogue/message.ts";
import { linkLetter } from "./link-letter.ts";
import { renderNotice } from "./render-notice.ts";
import { clinic, links, notices, visibleText } from "./testing/samples.ts";

const link = "http://lakeside.localhost:3000/reset/Ay-_0123456789012345678901234567890123456789";
const expiresAt = new Date("2026-11-29T14:05:00Z");

describe.each(Object.values(notices))("$kind", (notice) => {
  test("says in both parts which clinic, when, what to do if it was not you, and whom to ask", async () => {
    const { subject, text, html } = await renderNotice(notice, clinic);
    expect(subject).toMatch(/ – Lakeside Physio$/);
    for (const part of [text, visibleText(html)]) {
      expect(part).toContain("Lakeside Physio");
      // A reminder tells of nothing that happened.
      if (notice.kind !== "set_up_reminder") expect(part).toContain("When: 22 November 2026, 14:05 UTC");
      expect(part).toMatch(/If (this was not you|it was not you|you did not (ask|expect))/);
      expect(part).toContain("Phone: 020 7946 0018");
      expect(part).toContain("Email: help@lakeside.example");
    }
  });

  test("is what the queue's other end accepts", () => {
    expect(messageSchema.parse(notice)).toEqual(notice);
  });

  test("holds nothing that could be taken for a code", async () => {
    const { subject, text, html } = await renderNotice(notice, clinic);
    expect(`${subject}\n${text}\n${visibleText(html)}`).not.toMatch(/\d{6}/);
  });

  test("fits into two text messages, without a page", async () => {
    const { text, html } = await renderNotice({ ...notice, channel: "text" }, clinic);
    expect(html).toBeNull();
    expect(text).toMatch(/^Lakeside Physio: .+ Not you\? Tell your clinic: 020 7946 0018\.$/);
    expect(text.length).toBeLessThanOrEqual(306);
  });
});

describe.each(Object.values(links))("$kind", (message) => {
  const render = (portal: "staff" | "patient" = "staff") =>
    linkLetter({ message: { ...message, portal }, clinic, link, expiresAt });

  test("says in both parts which clinic, until when, what to do, and whom to ask", async () => {
    const { subject, text, html } = await render();
    expect(subject).toMatch(/ – Lakeside Physio$/);
    for (const part of [text, visibleText(html)]) {
      expect(part).toContain("once, until 29 November 2026, 14:05 UTC");
      expect(part).toMatch(/If (this was not you|you did not expect this), there is nothing to do/);
      expect(part).toContain("Phone: 020 7946 0018");
    }
  });

  test("shows its link as it is, in the text and beside the button", async () => {
    const { text, html } = await render();
    expect(text).toContain(`\n${link}\n`);
    expect(visibleText(html)).toContain(link);
    expect(html?.split(`href="${link}"`)).toHaveLength(3);
  });

  test("speaks to patients of their own things", async () => {
    expect((await render("patient")).text).not.toMatch(/two-factor|staff/i);
  });
});

test.each([
  [0, "None is left."],
  [1, "1 is left."],
  [3, "3 are left. Please make new ones soon"],
  [4, "4 are left.\n"],
])("with %i recovery codes left the mail says so", async (remaining, sentence) => {
  const notice: Notice = { ...notices.recovery_code_used, remaining };
  expect((await renderNotice(notice, clinic)).text).toContain(sentence);
});

test("a patient is told of reset sign-in codes, not of an authenticator", async () => {
  const { subject, text } = await renderNotice({ ...notices.two_factor_reset, portal: "patient" }, clinic);
  expect(subject).toContain("sign-in codes were reset");
  expect(text).not.toMatch(/two-factor|authenticator/i);
});

test.each([
  ["staff", "no longer opens the admin console"],
  ["helpdesk", "on the helpdesk"],
  ["admin", "You are now an admin"],
] as const)("whoever becomes %s is told what that means", async (role, sentence) => {
  expect((await renderNotice({ ...notices.role_changed, role }, clinic)).text).toContain(sentence);
});

test.each([
  [null, "42", "number now ends in 42"],
  [null, "", "no mobile number any more"],
  ["a…@new.example", null, "email address is now a…@new.example"],
])("of corrected contact details only those that changed are told (%s, %s)", async (masked, ending, sentence) => {
  const { text } = await renderNotice({ ...notices.contact_corrected, masked, ending }, clinic);
  expect(text).toContain(sentence);
  expect(text.includes("email address is now")).toBe(masked !== null);
  expect(text.includes("mobile number")).toBe(ending !== null);
});

test("patients are reminded of sign-in codes, not of an authenticator", async () => {
  const { text } = await renderNotice({ ...notices.set_up_reminder, portal: "patient" }, clinic);
  expect(text).toContain("sign-in codes");
  expect(text).not.toMatch(/two-factor|authenticator/i);
});

test("a clinic without a help contact is still named", async () => {
  const { text, html } = await renderNotice(notices.wrong_codes, {
    ...clinic,
    help: { phone: null, email: null, hours: null },
  });
  expect(text).toContain("For help, ask Lakeside Physio.");
  expect(visibleText(html)).toContain("For help, ask Lakeside Physio.");
});
