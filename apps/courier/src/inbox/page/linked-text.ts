import { type Html, html } from "./html.ts";

const ADDRESS = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/;

/** A message's text with its addresses as links, which open beside the inbox and not in its place. */
export function linkedText(text: string): Html[] {
  return text
    .split(ADDRESS)
    .map((piece, index) =>
      index % 2 === 1 ? html`<a href="${piece}" target="_blank" rel="noopener">${piece}</a>` : html`${piece}`,
    );
}
