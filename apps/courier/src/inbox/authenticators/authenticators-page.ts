import { type Html, html } from "../page/html.ts";
import { shell } from "../page/shell.ts";
import type { AuthenticatorCode } from "./authenticator-codes.ts";
import { authenticatorList } from "./authenticator-list.ts";
import type { PictureRefusal } from "./read-picture.ts";
import type { SetupRefusal } from "./setup-link.ts";

/** Why nothing was added. */
export type AddRefusal = SetupRefusal | PictureRefusal | "nothing_given" | "form_too_large";

const SENTENCES: Record<AddRefusal, string> = {
  nothing_given: "Paste a setup link or key, or choose a screenshot.",
  not_a_key: "That is not a setup key. It has letters and the digits 2 to 7.",
  not_our_kind: "Only authenticators with a new six-digit code every 30 seconds work here.",
  not_a_picture: "That picture cannot be read. A screenshot as PNG or a photo as JPEG works.",
  picture_too_large: "That picture is too large. Take a screenshot of the QR code alone.",
  no_qr_code: "No QR code was found in that picture. It must be whole, sharp, and have some white around it.",
  form_too_large: "That file is too large. A screenshot of the QR code alone is small enough.",
};

/** Beside which field each of them stands. */
const OF_THE_PICTURE: readonly AddRefusal[] = ["not_a_picture", "picture_too_large", "no_qr_code", "form_too_large"];

/** What just happened. */
export type AuthenticatorsView = {
  readonly codes: readonly AuthenticatorCode[];
  readonly secondsLeft: number;
  readonly nonce: string;
  readonly done: "added" | "removed" | null;
  readonly refused: { readonly why: AddRefusal; readonly setup: string; readonly name: string } | null;
};

/** The page that stands in for an authenticator app: setup links and keys are brought here, and codes shown. */
export function authenticatorsPage({ codes, secondsLeft, nonce, done, refused }: AuthenticatorsView): Html {
  const content = html`<header class="top">
    <h1>Authenticators</h1>
    <p>No phone at hand? The inbox shows the codes instead.</p>
    <p><a href="/">Back to the inbox</a></p>
  </header>
  <main id="main" tabindex="-1" class="pair">
    <section class="panel" aria-labelledby="add-title">
      <div class="bar"><h2 id="add-title">Add an authenticator</h2></div>
      <div class="screen">${addForm(refused)}</div>
    </section>
    <section class="panel phone" aria-labelledby="codes-title">
      <div class="bar">
        <h2 id="codes-title">Your authenticators</h2>
        <p>Added here; each shows what an app on a phone would.</p>
      </div>
      <div class="screen" tabindex="0">
        ${done && html`<p class="done" role="status" tabindex="-1" autofocus>${DONE[done]}</p>`}
        <div id="authenticators">${authenticatorList(codes, secondsLeft, NONE, removeForm)}</div>
      </div>
    </section>
  </main>
  <p class="unseen" role="status" id="announcement"></p>`;
  const title = refused ? "Error: Authenticators" : "Authenticators";
  return shell({ title, nonce, live: "codes", content });
}

const NONE = "None yet. Those of the demo's people are in the inbox.";
const DONE = { added: "The authenticator was added.", removed: "The authenticator was removed." } as const;

function addForm(refused: AuthenticatorsView["refused"]): Html {
  const ofPicture = refused !== null && OF_THE_PICTURE.includes(refused.why);
  const error = refused && html`<p class="error" role="alert" id="add-error">${SENTENCES[refused.why]}</p>`;
  const invalid = html` aria-invalid="true" aria-describedby="add-error" autofocus`;
  return html`<form class="add" action="/authenticators" method="post" enctype="multipart/form-data">
    <p>While you set up two-factor authentication, take a screenshot of the QR code, or open "Can't scan it?" and copy the setup key.</p>
    <label for="setup">Setup link or key</label>
    <input id="setup" name="setup" value="${refused?.setup ?? ""}" autocomplete="off" autocapitalize="off" spellcheck="false"${refused && !ofPicture && invalid} />
    ${!ofPicture && error}
    <label for="screenshot">Screenshot of the QR code</label>
    <input id="screenshot" name="screenshot" type="file" accept="image/png,image/jpeg"${ofPicture && invalid} />
    ${ofPicture && error}
    <label for="own-name">Name (optional)</label>
    <input id="own-name" name="name" value="${refused?.name ?? ""}" autocomplete="off" />
    <button type="submit" class="primary">Add</button>
  </form>`;
}

function removeForm({ key, name }: AuthenticatorCode): Html {
  return html`<form action="/authenticators/remove" method="post">
    <input type="hidden" name="id" value="${key}" />
    <button type="submit" aria-label="Remove ${name}">Remove</button>
  </form>`;
}
