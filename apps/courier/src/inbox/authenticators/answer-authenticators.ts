import type { IncomingMessage, ServerResponse } from "node:http";
import { readText, readWords } from "@countersign/accounts";
import { readSetup, type Setup } from "@countersign/twofactor/authenticators/read-setup.ts";
import { answer } from "../answer.ts";
import { type FormRefusal, readForm } from "../read-form.ts";
import type { Inbox } from "../respond.ts";
import { ownCodes, secondsLeft } from "./authenticator-codes.ts";
import { type AddRefusal, type AuthenticatorsView, authenticatorsPage } from "./authenticators-page.ts";
import { addOwnAuthenticator, readOwnAuthenticators, removeOwnAuthenticator } from "./own-authenticators.ts";
import { readPicture } from "./read-picture.ts";

const REFUSALS: Record<FormRefusal, readonly [status: number, sentence: string]> = {
  foreign: [403, "This form was not sent from the inbox.\n"],
  too_large: [413, "This form is too large.\n"],
  unreadable: [400, "This form cannot be read.\n"],
};

/** The page of authenticators, after something happened or before. */
export async function showAuthenticators(
  inbox: Inbox,
  response: ServerResponse,
  about: Pick<AuthenticatorsView, "nonce" | "done" | "refused">,
): Promise<void> {
  const now = inbox.context.now();
  const codes = ownCodes(await readOwnAuthenticators(inbox.settings.demoFile), now);
  const page = authenticatorsPage({ ...about, codes, secondsLeft: secondsLeft(now) });
  answer(response, about.refused ? 422 : 200, "html", String(page));
}

/** Adds what a form or a picture in it tells. */
export async function addAuthenticator(
  inbox: Inbox,
  request: IncomingMessage,
  response: ServerResponse,
  nonce: string,
): Promise<void> {
  const posted = await readForm(request);
  if (!posted.ok && posted.why === "too_large") {
    return showAuthenticators(inbox, response, {
      nonce,
      done: null,
      refused: { fault: { why: "form_too_large" }, setup: "", name: "" },
    });
  }
  if (!posted.ok) return refuse(response, posted.why);
  const name = textOf(posted.form, "name");
  const found = await setupIn(posted.form);
  if (!found.ok) {
    const setup = textOf(posted.form, "setup");
    return showAuthenticators(inbox, response, { nonce, done: null, refused: { fault: found.fault, setup, name } });
  }
  await addOwnAuthenticator(inbox.settings.demoFile, { ...found.setup, name: readWords(name) || found.setup.name });
  response.writeHead(303, { Location: "/authenticators?done=added" }).end();
}

/** Removes the one that a form names. */
export async function removeAuthenticator(
  inbox: Inbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const posted = await readForm(request);
  if (!posted.ok) return refuse(response, posted.why);
  await removeOwnAuthenticator(inbox.settings.demoFile, textOf(posted.form, "id"));
  response.writeHead(303, { Location: "/authenticators?done=removed" }).end();
}

function refuse(response: ServerResponse, why: FormRefusal): void {
  const [status, sentence] = REFUSALS[why];
  answer(response, status, "plain", sentence);
}

/** What was typed counts before what was uploaded. */
async function setupIn(
  form: FormData,
): Promise<{ readonly ok: true; readonly setup: Setup } | { readonly ok: false; readonly fault: AddRefusal }> {
  const typed = textOf(form, "setup");
  if (readText(typed) !== "") return readSetup(typed);
  const file = form.get("screenshot");
  if (!(file instanceof File) || file.size === 0) return { ok: false, fault: { why: "nothing_given" } };
  const read = readPicture(Buffer.from(await file.arrayBuffer()));
  return read.ok ? readSetup(read.text) : { ok: false, fault: read };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
