import { type Html, html } from "./html.ts";

/** What a message came by, as a picture; its word stands beside it or is read in its place. */
export function channelIcon(channel: "email" | "text"): Html {
  const lines =
    channel === "email"
      ? html`<rect x="3" y="5" width="18" height="14" rx="2.5" /><path d="m4 7 8 6 8-6" />`
      : html`<path d="M21 12a8 7.5 0 0 1-8 7.5H4.5l1.6-2.6A7.3 7.3 0 0 1 5 12a8 7.5 0 0 1 16 0Z" />`;
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${lines}</svg>`;
}
