import { STEP_SECONDS } from "@countersign/twofactor/authenticators/totp.ts";
import type { AuthenticatorCode } from "./authenticator-codes.ts";
import { type Html, html } from "./html.ts";
import { copyButton } from "./message-list.ts";

/** The list "Authenticator codes" with the ring that runs down until they change. */
export function authenticatorList(codes: readonly AuthenticatorCode[], secondsLeft: number): Html {
  if (codes.length === 0) {
    return html`<ul role="list" class="codes" id="codes" aria-labelledby="codes-title"></ul>
      <p class="empty">Nobody has an authenticator yet.</p>`;
  }
  return html`<p class="countdown" id="countdown" data-seconds="${secondsLeft}">
      <svg viewBox="0 0 36 36" aria-hidden="true" focusable="false">
        <circle class="track" cx="18" cy="18" r="15" pathLength="${STEP_SECONDS}" />
        <circle class="left" cx="18" cy="18" r="15" pathLength="${STEP_SECONDS}" stroke-dasharray="${secondsLeft} ${STEP_SECONDS}" />
      </svg>
      <span>New codes in <span class="seconds">${secondsLeft}</span> s</span>
    </p>
    <ul role="list" class="codes" id="codes" aria-labelledby="codes-title">${codes.map(codeItem)}</ul>`;
}

function codeItem({ key, name, about, admin, code }: AuthenticatorCode): Html {
  return html`<li data-key="${key}">
    <p class="person"><strong>${name}</strong>${admin ? html` <span class="role">Admin</span>` : null}<br />${about}</p>
    <p class="code">${code}</p>
    ${copyButton(code)}
  </li>`;
}
