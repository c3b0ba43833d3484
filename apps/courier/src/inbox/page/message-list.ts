import type { InboxMessage } from "../inbox-statements.ts";
import { codeIn, copyButton } from "./copy-button.ts";
import { type Html, html } from "./html.ts";
import { channelIcon } from "./icons.ts";
import { linkedText } from "./linked-text.ts";

const CHANNELS = { email: "Email", text: "Text" } as const;

/**
 * The list "Messages", newest first.
 * @param to whose conversation it is, where mails look as a mailbox shows them; null for everyone's, as text
 */
export function messageList(messages: readonly InboxMessage[], to: string | null): Html {
  const items = messages.map((message) => messageItem(message, to !== null));
  return html`<ul role="list" class="messages" id="messages" aria-labelledby="messages-title">${items}</ul>
    <div class="empty" id="no-messages"${messages.length > 0 && html` hidden`}>
      ${channelIcon("text")}
      <p>${to === null ? "Nothing has been sent yet." : html`Nothing has been sent to ${to} yet.`}</p>
      <p>Mails and texts appear here by themselves.</p>
    </div>`;
}

function messageItem(message: InboxMessage, asMailbox: boolean): Html {
  const { id, to, channel, subject, text, at, hasPage } = message;
  const code = codeIn(text);
  const words = html`<p class="text">${linkedText(text.trimEnd())}</p>`;
  return html`<li data-key="${id}">
    <article class="message ${channel}" aria-labelledby="subject-${id}">
      <header>
        <span class="channel">${channelIcon(channel)}${CHANNELS[channel]}</span>
        <time datetime="${at.toISOString()}">${at.toISOString().slice(11, 19)} UTC</time>
      </header>
      <h3 id="subject-${id}">${subject}</h3>
      <p class="to">To <a href="/?to=${encodeURIComponent(to)}">${to}</a></p>
      ${asMailbox && hasPage ? html`${mailFrame(message)}<details><summary>Text part</summary>${words}</details>` : words}
      ${(code !== null || hasPage) && html`<p class="actions">${code !== null && copyButton(code)}${hasPage && mailLink(message)}</p>`}
    </article>
  </li>`;
}

/** A mail is a stranger's page: it is shown in a frame in which nothing runs. */
function mailFrame({ id, subject }: InboxMessage): Html {
  return html`<iframe class="mail" src="/mails/${id}" title="Mail: ${subject}" loading="lazy" sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}

function mailLink({ id, subject }: InboxMessage): Html {
  return html`<a href="/mails/${id}" target="_blank" aria-label="Open the mail: ${subject}">Open the mail</a>`;
}
