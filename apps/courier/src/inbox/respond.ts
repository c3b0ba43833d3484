import type { IncomingMessage, ServerResponse } from "node:http";
import type { Context } from "@countersign/db";
import { isAllowedHost } from "./allowed-host.ts";
import { answer, answerMail, protect } from "./answer.ts";
import { addAuthenticator, removeAuthenticator, showAuthenticators } from "./authenticators/answer-authenticators.ts";
import { demoCodes, ownCodes, secondsLeft } from "./authenticators/authenticator-codes.ts";
import { readDemoPeople } from "./authenticators/demo-people.ts";
import { readOwnAuthenticators } from "./authenticators/own-authenticators.ts";
import { readConversations, readMailPage, readMessages } from "./inbox-statements.ts";
import { keepTelling } from "./live.ts";
import { inboxPage } from "./page/inbox-page.ts";

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
  const nonce = inbox.context.keys.random(16).toString("base64");
  protect(response, nonce);
  if (!isAllowedHost(request.headers.host)) {
    return answer(response, 421, "plain", "The inbox answers under this machine's name or address only.\n");
  }
  // "//" is a path to us and a host without a name to a parser.
  const url = new URL((request.url ?? "/").replace(/^\/{2,}/, "/"), "http://inbox.invalid");
  const { db } = inbox.context;
  switch (`${request.method} ${url.pathname}`) {
    case "HEAD /":
    case "GET /":
      return answer(response, 200, "html", await page(inbox, recipientOf(url), nonce));
    case "GET /messages.json":
      return answer(response, 200, "json", await messagesJson(inbox, recipientOf(url)));
    case "GET /live":
      return keepTelling(response, db);
    case "GET /inbox.css":
      return answer(response, 200, "css", inbox.css);
    case "GET /inbox.js":
      return answer(response, 200, "js", inbox.js);
    case "GET /authenticators":
      return showAuthenticators(inbox, response, { nonce, done: doneIn(url), refused: null });
    case "POST /authenticators":
      return addAuthenticator(inbox, request, response, nonce);
    case "POST /authenticators/remove":
      return removeAuthenticator(inbox, request, response);
  }
  const mail = MAIL.exec(`${request.method} ${url.pathname}`)?.[1];
  const found = mail === undefined ? null : await readMailPage(db, mail);
  if (found !== null) return answerMail(response, found);
  return answer(response, 404, "plain", "There is no such page in the inbox.\n");
}

const MAIL = /^GET \/mails\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

async function page({ settings, context }: Inbox, to: string | null, nonce: string): Promise<string> {
  const [messages, conversations, people, own] = await Promise.all([
    readMessages(context.db, to),
    readConversations(context.db),
    readDemoPeople(settings.demoFile),
    readOwnAuthenticators(settings.demoFile),
  ]);
  const now = context.now();
  const codes = [...demoCodes(people, now), ...ownCodes(own, now)];
  return String(inboxPage({ messages, conversations, to, codes, secondsLeft: secondsLeft(now), nonce }));
}

/** What scripts rely on: these names and no others. */
async function messagesJson({ context }: Inbox, to: string | null): Promise<string> {
  const messages = await readMessages(context.db, to);
  return JSON.stringify(
    messages.map(({ id, to, channel, subject, text, at }) => ({ id, to, channel, subject, text, at })),
  );
}

function doneIn(url: URL): "added" | "removed" | null {
  const done = url.searchParams.get("done");
  return done === "added" || done === "removed" ? done : null;
}

/** Whose messages are asked for. A plus that was not encoded arrives as a space, which no address holds. */
function recipientOf(url: URL): string | null {
  const to = url.searchParams.get("to");
  return to ? to.replaceAll(" ", "+").replaceAll("\0", "") : null;
}
