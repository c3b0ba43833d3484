import { describe, expect, test } from "vitest";
import { type LinkMessage, messageSchema, type Notice } from "../catalogue/message.ts";
import { linkLetter } from "./link-letter.ts";
import { renderNotice } from "./render-notice.ts";
import { clinic, links, notices, visibleText } from "./testing/samples.ts";

const link = "http://lakeside.localhost:3000/reset/Ay-_0123456789012345678901234567890123456789";
const expiresAt = new Date("2026-11-29T14:05:00Z");

/** Of a role, and of a reset that admins decide, no patient ever reads. */
const onlyOfConsole: ReadonlySet<Notice["kind"]> = new Set(["role_changed", "reset_news"]);

/** They tell of nothing that happened, but of what the clinic wants or will do. */
const wishes: ReadonlySet<Notice["kind"]> = new Set(["set_up_reminder", "policy_announced", "policy_withdrawn"]);

describe.each(Object.values(notices))("$kind", (notice) => {
  test("says in both parts which clinic, when, what to do if it was not you, and whom to ask", async () => {
    const { subject, text, html } = await renderNotice(notice, clinic);
    expect(subject).toMatch(/ – Lakeside Physio$/);
    for (const part of [text, visibleText(html)]) {
      expect(part).toContain("Lakeside Physio");
      if (!wishes.has(notice.kind)) expect(part).toContain("When: 22 Nov 2026, 2:05 p.m. GMT");
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

  test.each(["staff", "patient"] as const)("fits into two text messages of %s, without a page", async (portal) => {
    const { text, html } = await renderNotice({ ...notice, portal, channel: "text" }, clinic);
    expect(html).toBeNull();
    // Other letters halve what a network takes at once.
    expect(text).toMatch(/^[\w .,:;'@…?!/()+-]+$/);
    if (!wishes.has(notice.kind)) expect(text).not.toMatch(/: (It|They|This|From now on)\b/);
    expect(text).toMatch(/^Lakeside Physio: .+ Not you\? Tell your clinic: 020 7946 0018\.$/);
    expect(text.length).toBeLessThanOrEqual(306);
  });
});

/** Patients have no second factor that an admin resets by a link. */
const onlyForStaff: ReadonlySet<LinkMessage["kind"]> = new Set(["re_enrolment", "reset_asked"]);

describe.each(Object.values(links))("$kind", (message) => {
  const render = (portal: "staff" | "patient" = "staff") =>
    linkLetter({ message: { ...message, portal }, clinic, link, expiresAt });

  test("says in both parts which clinic, until when, what to do, and whom to ask", async () => {
    const { subject, text, html } = await render();
    expect(subject).toMatch(/ – Lakeside Physio$/);
    for (const part of [text, visibleText(html)]) {
      expect(part).toContain("once, until 29 Nov 2026, 2:05 p.m. GMT");
      expect(part).toMatch(
        /If (this was not you|you did not (expect|ask for) this), (there is nothing to do|tell|stop it)/,
      );
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
    if (onlyForStaff.has(message.kind)) return;
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

test("whoever was reset finds the link while it can be used, and the address of the portal otherwise", async () => {
  const withLink = await renderNotice(notices.two_factor_reset, clinic, { link, expiresAt });
  for (const part of [withLink.text, visibleText(withLink.html)]) {
    expect(part).toContain(link);
    expect(part).toContain("once, until 29 Nov 2026, 2:05 p.m. GMT");
    expect(part).toContain("You need your password for it.");
  }
  const { text } = await renderNotice({ ...notices.two_factor_reset, by: "operator" }, clinic);
  expect(text).toContain("The operator of your clinic's system reset");
  expect(text).toContain(`sign in at ${clinic.portalUrl}`);
});

test.each([
  ["waits_for_approval", "Another admin has to approve it", "Can be approved until: 23 Nov 2026, 2:05 p.m. GMT"],
  ["waits_for_time", "it is done by itself in an hour", "Will be done: 23 Nov 2026, 2:05 p.m. GMT"],
  ["done", "was reset", "Asked by: Ben Stone"],
  ["expired", "will not happen: nobody approved it in time.", "Reason given: Lost phone"],
] as const)("admins read of a reset that is %s what it means for them", async (news, sentence, fact) => {
  const { text } = await renderNotice({ ...notices.reset_news, news }, clinic);
  expect(text).toContain(sentence);
  expect(text).toContain(fact);
  expect(text).toContain("Dr Ana Brook's two-factor authentication");
  expect((await renderNotice({ ...notices.reset_news, news, yours: true }, clinic)).text).toContain("your two-factor");
});

test("a patient is told of reset sign-in codes, not of an authenticator", async () => {
  const { subject, text } = await renderNotice({ ...notices.two_factor_reset, portal: "patient" }, clinic);
  expect(subject).toContain("sign-in codes were reset");
  expect(text).not.toMatch(/two-factor/i);
  expect(text).toContain("If you had an authenticator app");
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

test.each([
  ["staff", "set_up", 2, "you can put it off for 2 more logins from then on"],
  ["staff", "set_up", 0, "Without it you cannot sign in from then on."],
  ["staff", "code", 0, "also on devices that you chose to trust"],
  ["staff", "password", 0, "no longer requires two-factor authentication"],
  ["patient", "code", 0, "after your password you are asked for a code"],
  ["patient", "code_by_email", 0, "no longer sent by text"],
  ["patient", "password", 0, "your password alone signs you in"],
] as const)(
  "what changes is announced in the words of whom it concerns (%s, %s, %i)",
  async (portal, change, skipsLeft, sentence) => {
    const { text } = await renderNotice({ ...notices.policy_announced, portal, change, skipsLeft }, clinic);
    expect(text).toContain("From Monday 30 November 2026, 8:00 a.m. GMT: ");
    expect(text).toContain(sentence);
    if (portal === "patient") expect(text).not.toMatch(/two-factor|authenticator/i);
  },
);

test.each(Object.values(notices).filter(({ kind }) => !onlyOfConsole.has(kind) && !wishes.has(kind)))(
  "patients read of $kind in their own words",
  async (notice) => {
    for (const channel of ["email", "text"] as const) {
      const { subject, text } = await renderNotice({ ...notice, portal: "patient", channel }, clinic);
      expect(`${subject}\n${text}`).not.toMatch(/two-factor|second factor|staff|admin console/i);
    }
  },
);

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
