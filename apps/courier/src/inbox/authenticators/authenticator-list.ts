import { STEP_SECONDS } from "@countersign/twofactor/authenticators/totp.ts";
import { copyButton } from "../page/copy-button.ts";
import { type Html, html } from "../page/html.ts";
import type { AuthenticatorCode } from "./authenticator-codes.ts";

/**
 * A list of codes with the ring that runs down until they change; its heading has the id "codes-title".
 * @param nobody what is said where there is none
 * @param more   what stands beside a code, e.g. a way to remove it
 */
export function authenticatorList(
  codes: readonly AuthenticatorCode[],
  secondsLeft: number,
  nobody: string,
  more: (code: AuthenticatorCode) => Html | null = () => null,
): Html {
  if (codes.length === 0) {
    return html`<ul role="list" class="codes" id="codes" aria-labelledby="codes-title"></ul>
      <p class="empty">${nobody}</p>`;
  }
  return html`<p class="countdown" id="countdown" data-seconds="${secondsLeft}">
      <svg viewBox="0 0 36 36" aria-hidden="true" focusable="false">
        <circle class="track" cx="18" cy="18" r="15" pathLength="${STEP_SECONDS}" />
        <circle class="left" cx="18" cy="18" r="15" pathLength="${STEP_SECONDS}" stroke-dasharray="${secondsLeft} ${STEP_SECONDS}" />
      </svg>
      <span>New codes in <span class="seconds">${secondsLeft}</span> s</span>
    </p>
    <ul role="list" class="codes" id="codes" aria-labelledby="codes-title">${codes.map((code) => codeItem(code, more))}</ul>`;
}

function codeItem(shown: AuthenticatorCode, more: (code: AuthenticatorCode) => Html | null): Html {
  const { key, name, about, admin, code } = shown;
  return html`<li data-key="${key}">
    <p class="person"><strong>${name}</strong>${admin && html` <span class="role">Admin</span>`}<br />${about}</p>
    <p class="code">${code}</p>
    <div class="buttons">${copyButton(code)}${more(shown)}</div>
  </li>`;
}
