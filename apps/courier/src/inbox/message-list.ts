import { type Html, html } from "./html.ts";
import type { InboxMessage } from "./inbox-statements.ts";

const CHANNELS = { email: "Email", text: "Text" } as const;

/** The list "Messages", newest first. */
export function messageList(messages: readonly InboxMessage[], to: string | null): Html {
  return html`<ul role="list" class="messages" id="messages" aria-labelledby="messages-title">${messages.map(messageItem)}</ul>
    <p class="empty" id="no-messages"${messages.length > 0 ? html` hidden` : null}>
      ${to === null ? "Nothing has been sent yet. Mails and texts appear here by themselves." : html`Nothing has been sent to ${to} yet.`}
    </p>`;
}

function messageItem({ id, to, channel, subject, text, at }: InboxMessage): Html {
  const code = codeIn(text);
  return html`<li data-key="${id}">
    <article class="message ${channel}" aria-labelledby="subject-${id}">
      <header>
        <span class="channel">${CHANNELS[channel]}</span>
        <time datetime="${at.toISOString()}">${at.toISOString().slice(11, 19)} UTC</time>
      </header>
      <h3 id="subject-${id}">${subject}</h3>
      <p class="to">To <a href="/?to=${encodeURIComponent(to)}">${to}</a></p>
      <p class="text">${text.trimEnd()}</p>
      ${code === null ? null : copyButton(code)}
    </article>
  </li>`;
}

/** Copies a code; the script shows it, for without one it could do nothing. */
export function copyButton(code: string): Html {
  return html`<button type="button" class="copy" data-copy="${code}" aria-label="Copy ${code}" hidden>Copy</button>`;
}

/** The code that a message carries, if it carries one: six digits that stand alone. */
function codeIn(text: string): string | null {
  return /(?<![\d.:+-])\d{6}(?![\d.:-])/.exec(text)?.[0] ?? null;
}
