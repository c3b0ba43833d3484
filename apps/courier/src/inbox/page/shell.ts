import { type Html, html } from "./html.ts";

/**
 * A page of the inbox. Its script keeps it current; without one, messages are loaded anew, and codes only when somebody
 * asks, for a form on the page may be half filled in.
 */
export function shell(page: { title: string; nonce: string; live: "messages" | "codes"; content: Html }): Html {
  const { title, nonce, live, content } = page;
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <meta name="color-scheme" content="light dark" />
  <title>${title} – Countersign</title>
  <link rel="icon" href="data:," />
  <link rel="stylesheet" href="/inbox.css" nonce="${nonce}" />
  <script type="module" src="/inbox.js" nonce="${nonce}"></script>
  ${live === "messages" && html`<noscript><meta http-equiv="refresh" content="5" /></noscript>`}
</head>
<body data-live="${live}">
  <a class="skip" href="#main">Skip to main content</a>
  ${content}
</body>
</html>
`;
}
