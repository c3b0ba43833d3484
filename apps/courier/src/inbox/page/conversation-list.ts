import type { Conversation } from "../inbox-statements.ts";
import { type Html, html } from "./html.ts";
import { channelIcon } from "./icons.ts";

/** The list "Conversations": one for everybody who got a message, the newest first. */
export function conversationList(conversations: readonly Conversation[], to: string | null): Html {
  const everyone = conversationLink({ href: "/", here: to === null, label: html`<strong>Everyone</strong>` });
  return html`<ul role="list" class="conversations" aria-labelledby="conversations-title">
    ${everyone}${conversations.map((one) => conversationItem(one, to))}
  </ul>`;
}

function conversationItem({ to, channel, line, count, at }: Conversation, open: string | null): Html {
  const label = html`${channelIcon(channel)}
    <span class="who"><strong>${to}</strong><span class="line">${line}</span></span>
    <span class="about"><time datetime="${at.toISOString()}">${at.toISOString().slice(11, 16)}</time>
    <span class="count">${count}<span class="unseen"> ${count === 1 ? "message" : "messages"}</span></span></span>`;
  const here = open !== null && open.toLowerCase() === to.toLowerCase();
  return conversationLink({ href: `/?to=${encodeURIComponent(to)}`, here, label });
}

function conversationLink({ href, here, label }: { href: string; here: boolean; label: Html }): Html {
  return html`<li><a href="${href}"${here && html` aria-current="page"`}>${label}</a></li>`;
}
