import type { AuthenticatorCode } from "./authenticator-codes.ts";
import { authenticatorList } from "./authenticator-list.ts";
import { type Html, html } from "./html.ts";
import type { InboxMessage } from "./inbox-statements.ts";
import { messageList } from "./message-list.ts";
import { shell } from "./shell.ts";

/** Everything the page shows, at one moment. */
export type InboxView = {
  readonly messages: readonly InboxMessage[];
  readonly recipients: readonly string[];
  /** Whose messages are shown; null for everyone's. */
  readonly to: string | null;
  readonly codes: readonly AuthenticatorCode[];
  readonly secondsLeft: number;
  readonly nonce: string;
};

/** The local inbox as a whole page; without a script it loads itself anew. */
export function inboxPage(view: InboxView): Html {
  const { messages, recipients, to, codes, secondsLeft, nonce } = view;
  const content = html`<header class="top">
    <h1>Local inbox</h1>
    <p>The mails and texts of this demo arrive here instead of on a phone.</p>
    <p class="jump"><a href="#codes-title">Authenticator codes</a></p>
  </header>
  <main id="main" tabindex="-1">
    <section class="phone" aria-labelledby="messages-title">
      <div class="bar">
        <h2 id="messages-title">Messages</h2>
        ${recipientFilter(recipients, to)}
      </div>
      <div class="screen" tabindex="0">${messageList(messages, to)}</div>
    </section>
    <section class="phone" aria-labelledby="codes-title">
      <div class="bar">
        <h2 id="codes-title">Authenticator codes</h2>
        <p>What the demo people's authenticator apps show now.</p>
      </div>
      <div class="screen" tabindex="0">
        <div id="authenticators">${authenticatorList(codes, secondsLeft)}</div>
        <p class="add"><a href="/authenticators">Add an authenticator</a></p>
      </div>
    </section>
  </main>
  <p class="announcement" role="status" id="announcement"></p>`;
  return shell({ title: "Local inbox", nonce, live: true, content });
}

function recipientFilter(recipients: readonly string[], to: string | null): Html {
  const known = to === null || recipients.includes(to) ? recipients : [to, ...recipients];
  const option = (value: string) =>
    html`<option value="${value}"${value === to ? html` selected` : null}>${value}</option>`;
  return html`<form class="filter" action="/" method="get">
    <label for="to">Sent to</label>
    <select id="to" name="to"><option value="">Everyone</option>${known.map(option)}</select>
    <button type="submit">Show</button>
  </form>`;
}
