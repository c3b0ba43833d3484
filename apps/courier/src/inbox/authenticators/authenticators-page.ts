import { KEY_CHARACTERS, type SetupFault } from "@countersign/twofactor/authenticators/read-setup.ts";
import { type Html, html } from "../page/html.ts";
import { shell } from "../page/shell.ts";
import type { AuthenticatorCode } from "./authenticator-codes.ts";
import { authenticatorList } from "./authenticator-list.ts";
import type { PictureRefusal } from "./read-picture.ts";

/** Why nothing was added. */
export type AddRefusal = SetupFault | { readonly why: FormFault };
type FormFault = PictureRefusal | "nothing_given" | "form_too_large";

const FORM_SENTENCES: Record<FormFault, string> = {
  nothing_given: "Paste a setup link or key, or choose a screenshot.",
  not_a_picture: "That picture cannot be read. A screenshot as PNG or a photo as JPEG works.",
  picture_too_large: "That picture is too large. Take a screenshot of the QR code alone.",
  no_qr_code: "No QR code was found in that picture. It must be whole, sharp, and have some white around it.",
  form_too_large: "That file is too large. A screenshot of the QR code alone is small enough.",
};

/** What is wrong with a link or key. */
function sentenceOf(fault: AddRefusal): string {
  switch (fault.why) {
    case "missing":
      return "There is no setup key in this.";
    case "not_a_link":
      return "That setup link is not whole. Copy all of it, or the setup key alone.";
    case "not_our_kind":
      return "Only authenticators with a new six-digit code every 30 seconds work here.";
    case "odd_sign":
      return `That is not a setup key. It can't contain “${fault.sign}”: it has letters and the digits 2 to 7; O, I, L and B look like 0, 1 and 8.`;
    case "too_short":
      return `That is not a setup key. It has ${fault.characters} characters and needs at least ${KEY_CHARACTERS.least}: copy all of it.`;
    case "too_long":
      return "That is too long for a setup key. Copy the key alone.";
    case "cut_off":
      return "A character of that setup key is missing, or there is one too many. Copy all of it.";
    default:
      return FORM_SENTENCES[fault.why];
  }
}

/** Beside which field each of them stands. */
const OF_THE_PICTURE: readonly AddRefusal["why"][] = [
  "not_a_picture",
  "picture_too_large",
  "no_qr_code",
  "form_too_large",
];

/** What just happened. */
export type AuthenticatorsView = {
  readonly codes: readonly AuthenticatorCode[];
  readonly secondsLeft: number;
  readonly nonce: string;
  readonly done: "added" | "removed" | null;
  readonly refused: { readonly fault: AddRefusal; readonly setup: string; readonly name: string } | null;
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
  const ofPicture = refused !== null && OF_THE_PICTURE.includes(refused.fault.why);
  const error = refused && html`<p class="error" role="alert" id="add-error">${sentenceOf(refused.fault)}</p>`;
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
