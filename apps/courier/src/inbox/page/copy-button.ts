import { type Html, html } from "./html.ts";

/** Copies a code; the script shows it, for without one it could do nothing. */
export function copyButton(code: string): Html {
  return html`<button type="button" class="copy" data-copy="${code}" aria-label="Copy ${code}" hidden>Copy</button>`;
}

/** The code that a message carries, if it carries one: six digits that stand alone. */
export function codeIn(text: string): string | null {
  return /(?<![\d.:+-])\d{6}(?![\d.:-])/.exec(text)?.[0] ?? null;
}
