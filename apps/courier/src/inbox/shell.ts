import { type Html, html } from "./html.ts";

/** A page of the inbox. A live one keeps itself current: by its script, and without one by loading anew. */
export function shell(page: { title: string; nonce: string; live: boolean; content: Html }): Html {
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
  ${
    live &&
    html`<script type="module" src="/inbox.js" nonce="${nonce}"></script>
  <noscript><meta http-equiv="refresh" content="5" /></noscript>`
  }
</head>
<body>
  <a class="skip" href="#main">Skip to main content</a>
  ${content}
</body>
</html>
`;
}
