import type { IncomingMessage, ServerResponse } from "node:http";
import type { Context } from "@countersign/db";
import { addPage } from "./add-page.ts";
import { answer, protect } from "./answer.ts";
import { authenticatorCodes, secondsLeft } from "./authenticator-codes.ts";
import { readDemoPeople } from "./demo-people.ts";
import { inboxPage } from "./inbox-page.ts";
import { readMessages, readRecipients } from "./inbox-statements.ts";
import { keepTelling } from "./live.ts";
import { addOwnAuthenticator, readOwnAuthenticators } from "./own-authenticators.ts";
import { readForm } from "./read-form.ts";

/** Where the inbox listens, and the file that names the demo's people. */
export type InboxSettings = { readonly port: number; readonly demoFile: string };

/** Everything an answer is made of. */
export type Inbox = {
  readonly settings: InboxSettings;
  readonly context: Context;
  readonly css: Buffer;
  readonly js: Buffer;
};

/** Answers one request. Throws when the database is away. */
export async function respond(inbox: Inbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://inbox.invalid");
  const nonce = inbox.context.keys.random(16).toString("base64");
  protect(response, nonce);
  switch (`${request.method} ${url.pathname}`) {
    case "HEAD /":
    case "GET /":
      return answer(response, 200, "html", await page(inbox, recipientOf(url), nonce));
    case "GET /messages.json":
      return answer(response, 200, "json", JSON.stringify(await readMessages(inbox.context.db, recipientOf(url))));
    case "GET /live":
      return keepTelling(response, inbox.context.db);
    case "GET /inbox.css":
      return answer(response, 200, "css", inbox.css);
    case "GET /inbox.js":
      return answer(response, 200, "js", inbox.js);
    case "GET /authenticators":
      return answer(response, 200, "html", String(addPage(null, nonce)));
    case "POST /authenticators":
      return add(inbox, request, response, nonce);
    default:
      return answer(response, 404, "plain", "There is no such page in the inbox.\n");
  }
}

async function add(inbox: Inbox, request: IncomingMessage, response: ServerResponse, nonce: string): Promise<void> {
  const form = await readForm(request);
  if (!form) return answer(response, 403, "plain", "This form was not sent from the inbox.\n");
  const added = await addOwnAuthenticator(inbox.settings.demoFile, form);
  if (!added) {
    const typed = { setupKey: form.get("setupKey") ?? "", name: form.get("name") ?? "" };
    return answer(response, 422, "html", String(addPage(typed, nonce)));
  }
  response.writeHead(303, { Location: "/#codes-title" }).end();
}

async function page({ settings, context }: Inbox, to: string | null, nonce: string): Promise<string> {
  const [messages, recipients, people, own] = await Promise.all([
    readMessages(context.db, to),
    readRecipients(context.db),
    readDemoPeople(settings.demoFile),
    readOwnAuthenticators(settings.demoFile),
  ]);
  const now = context.now();
  const codes = authenticatorCodes(people, own, now);
  return String(inboxPage({ messages, recipients, to, codes, secondsLeft: secondsLeft(now), nonce }));
}

/** Whose messages are asked for. A plus that was not encoded arrives as a space, which no address holds. */
function recipientOf(url: URL): string | null {
  const to = url.searchParams.get("to");
  return to ? to.replaceAll(" ", "+") : null;
}
