import { expect, test } from "vitest";
import { linkLetter } from "../link-letter.ts";
import { renderNotice } from "../render-notice.ts";
import { signInCode } from "../sign-in-code.ts";
import { clinic, code, links, notices } from "../testing/samples.ts";

const pages = await Promise.all([
  ...Object.values(notices).map((notice) => renderNotice(notice, clinic)),
  ...Object.values(links).map((message) =>
    linkLetter({ message, clinic, link: "https://lakeside.example/reset/abc", expiresAt: new Date(0) }),
  ),
  signInCode(code),
]);

test.each(pages)("$subject: a page of one heading, in English, light and dark, with a preview", ({ html }) => {
  expect(html).toMatch(/^<!DOCTYPE html/);
  expect(html).toContain('<html lang="en" dir="ltr">');
  expect(html?.match(/<h1/g)).toHaveLength(1);
  expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
  expect(html).toContain("@media (prefers-color-scheme:dark){.body{background-color:#0b1315 !important}");
});

test.each(pages)("$subject: fetches nothing and runs nothing", ({ html }) => {
  expect(html).not.toMatch(/<(script|img|link|iframe|object|form|base)\b|url\(|@import|\ssrc=|javascript:/i);
});

/** What buttons say. Every other link is its own address. */
const ACTIONS = [
  "Choose a password",
  "Choose a new password",
  "Set up two-factor authentication",
  "Stop the reset",
] as const;

test.each(pages)("$subject: layout is no table to screen readers, and every link is what it says", ({ html }) => {
  expect(html?.match(/<table(?! role="presentation")/g)).toBeNull();
  for (const [href, label] of linksOf(html)) expect([href, ...ACTIONS]).toContain(label);
  expect(linksOf(html)).toHaveLength(html?.match(/<a\b/g)?.length ?? 0);
});

test("every action is the words of a link in some page, and no other link hides its address", () => {
  const labels = pages.flatMap(({ html }) => linksOf(html)).filter(([href, label]) => href !== label);
  expect(new Set(labels.map(([, label]) => label))).toEqual(new Set(ACTIONS));
});

function linksOf(html: string | null): (readonly [href: string, label: string])[] {
  const links = html?.matchAll(/<a\b[^>]*href="([^"]+)"[^>]*>([^<]+)<\/a>/g) ?? [];
  return [...links].map(([, href = "", label = ""]) => [href, label]);
}

test("a clinic's accent colours its mails", async () => {
  const { html } = await renderNotice(notices.wrong_codes, { ...clinic, accent: "#7a1f5c" });
  expect(html).toContain("border-top:4px solid #7a1f5c");
});
