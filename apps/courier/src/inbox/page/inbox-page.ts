import type { AuthenticatorCode } from "../authenticators/authenticator-codes.ts";
import { authenticatorList } from "../authenticators/authenticator-list.ts";
import type { Conversation, InboxMessage } from "../inbox-statements.ts";
import { conversationList } from "./conversation-list.ts";
import { type Html, html } from "./html.ts";
import { messageList } from "./message-list.ts";
import { shell } from "./shell.ts";

const NOBODY = "Nobody has an authenticator yet.";

/** Everything the page shows, at one moment. */
export type InboxView = {
  readonly messages: readonly InboxMessage[];
  readonly conversations: readonly Conversation[];
  /** Whose messages are shown; null for everyone's. */
  readonly to: string | null;
  readonly codes: readonly AuthenticatorCode[];
  readonly secondsLeft: number;
  readonly nonce: string;
};

/** The local inbox as a whole page; without a script it loads itself anew. */
export function inboxPage(view: InboxView): Html {
  const { messages, conversations, to, codes, secondsLeft, nonce } = view;
  const content = html`<header class="top">
    <h1>Local inbox</h1>
    <p>The mails and texts of this demo arrive here instead of on a phone.</p>
    <p class="jump"><a href="#codes-title">Authenticator codes</a></p>
  </header>
  <main id="main" tabindex="-1" class="${to === null ? "everyone" : "conversation"}">
    <nav class="panel" aria-labelledby="conversations-title">
      <div class="bar"><h2 id="conversations-title">Conversations</h2></div>
      <div class="screen" id="conversations" tabindex="0">${conversationList(conversations, to)}</div>
    </nav>
    <section class="panel phone" aria-labelledby="messages-title">
      <div class="bar">
        ${to !== null && html`<p class="back"><a href="/">All conversations</a></p>`}
        <h2 id="messages-title">Messages</h2>
        <p>${to === null ? "To everyone, newest first" : html`To ${to}, newest first`}</p>
      </div>
      <div class="screen" tabindex="0">${messageList(messages, to)}</div>
    </section>
    <section class="panel phone" aria-labelledby="codes-title">
      <div class="bar">
        <h2 id="codes-title">Authenticator codes</h2>
        <p>What the demo people's authenticator apps show now.</p>
      </div>
      <div class="screen" tabindex="0">
        <div id="authenticators">${authenticatorList(codes, secondsLeft, NOBODY)}</div>
        <p class="more"><a href="/authenticators">Add or remove an authenticator</a></p>
      </div>
    </section>
  </main>
  <p class="unseen" role="status" id="announcement"></p>`;
  return shell({ title: to === null ? "Local inbox" : `Messages to ${to}`, nonce, live: "messages", content });
}
