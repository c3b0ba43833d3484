import { expect, test } from "vitest";
import { html } from "./html.ts";
import { inboxPage } from "./inbox-page.ts";
import { linkedText } from "./linked-text.ts";

const view = { messages: [], conversations: [], to: null, codes: [], secondsLeft: 12, nonce: "abc" };

test("values are escaped in text and in attributes, markup is not escaped twice", () => {
  const hostile = `<script>"&'`;
  expect(String(html`<b title="${hostile}">${html`<i>${hostile}</i>`}</b>`)).toBe(
    '<b title="&lt;script&gt;&quot;&amp;&#39;"><i>&lt;script&gt;&quot;&amp;&#39;</i></b>',
  );
});

test("nothing that a message or an address says becomes markup", () => {
  const hostile = `<img src=x onerror=alert(1)>`;
  const message = {
    id: "1",
    to: hostile,
    channel: "email" as const,
    subject: hostile,
    text: hostile,
    at: new Date(0),
    hasPage: true,
  };
  const person = { key: hostile, name: hostile, about: hostile, admin: true, code: "123456" };
  const page = inboxPage({
    ...view,
    messages: [message],
    conversations: [{ ...message, line: hostile, count: 1 }],
    to: hostile,
    codes: [person],
  });
  expect(String(page)).not.toContain("<img");
});

test("every script and style carries the nonce, and no element brings its own", () => {
  const page = String(inboxPage(view));
  const elements = page.match(/<(script|link rel="stylesheet")[^>]*>/g) ?? [];
  expect(elements.map((element) => element.includes('nonce="abc"'))).toEqual([true, true]);
  expect(page).not.toMatch(/<style|style="|onclick|javascript:/);
});

test("addresses in a text are links that open beside the inbox, without the full stop behind them", () => {
  const text = 'Go to https://x.example/reset/a-b_c. Or http://y.example/?a="b"';
  expect(linkedText(text).join("")).toBe(
    'Go to <a href="https://x.example/reset/a-b_c" target="_blank" rel="noopener">https://x.example/reset/a-b_c</a>. ' +
      'Or <a href="http://y.example/?a=" target="_blank" rel="noopener">http://y.example/?a=</a>&quot;b&quot;',
  );
});
