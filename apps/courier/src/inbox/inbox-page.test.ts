import { expect, test } from "vitest";
import { html } from "./html.ts";
import { inboxPage } from "./inbox-page.ts";

const view = { messages: [], recipients: [], to: null, codes: [], secondsLeft: 12, nonce: "abc" };

test("values are escaped in text and in attributes, markup is not escaped twice", () => {
  const hostile = `<script>"&'`;
  expect(String(html`<b title="${hostile}">${html`<i>${hostile}</i>`}</b>`)).toBe(
    '<b title="&lt;script&gt;&quot;&amp;&#39;"><i>&lt;script&gt;&quot;&amp;&#39;</i></b>',
  );
});

test("nothing that a message or an address says becomes markup", () => {
  const hostile = `<img src=x onerror=alert(1)>`;
  const message = { id: "1", to: hostile, channel: "email" as const, subject: hostile, text: hostile, at: new Date(0) };
  const person = { key: hostile, name: hostile, about: hostile, admin: true, code: "123456" };
  const page = inboxPage({ ...view, messages: [message], recipients: [hostile], to: hostile, codes: [person] });
  expect(String(page)).not.toContain("<img");
});

test("every script and style carries the nonce, and no element brings its own", () => {
  const page = String(inboxPage(view));
  for (const element of page.match(/<(script|link rel="stylesheet")[^>]*>/g) ?? []) {
    expect(element).toContain('nonce="abc"');
  }
  expect(page).not.toMatch(/<style|style="|onclick|javascript:/);
});
