import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Context } from "@countersign/db";
import { answer, protect } from "./answer.ts";
import { authenticatorCodes, secondsLeft } from "./authenticator-codes.ts";
import { readDemoPeople } from "./demo-people.ts";
import { inboxPage } from "./inbox-page.ts";
import { readMessages, readRecipients } from "./inbox-statements.ts";
import { keepTelling } from "./live.ts";

/** Where the inbox listens, and the file that names the demo's people. */
export type InboxSettings = { readonly port: number; readonly demoFile: string };

const asset = (name: string) => readFile(new URL(`./static/${name}`, import.meta.url));

/**
 * Serves the demo's local inbox.
 * @throws Error with one plain sentence when the port is taken
 */
export async function serveInbox(settings: InboxSettings, context: Context): Promise<{ stop(): Promise<void> }> {
  const [css, js] = await Promise.all([asset("inbox.css"), asset("inbox.js")]);

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://inbox.invalid");
    const nonce = context.keys.random(16).toString("base64");
    protect(response, url.pathname === "/" ? nonce : null);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return answer(response, 405, "plain", "The inbox is only read.\n");
    }
    switch (url.pathname) {
      case "/":
        return answer(response, 200, "html", String(await page(settings, context, recipientOf(url), nonce)));
      case "/messages.json":
        return answer(response, 200, "json", JSON.stringify(await readMessages(context.db, recipientOf(url))));
      case "/live":
        return keepTelling(response, context.db);
      case "/inbox.css":
        return answer(response, 200, "css", css);
      case "/inbox.js":
        return answer(response, 200, "js", js);
      default:
        return answer(response, 404, "plain", "There is no such page in the inbox.\n");
    }
  };

  const server = createServer((request, response) => {
    respond(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else answer(response, 503, "plain", "The inbox cannot read its messages right now. Try again in a moment.\n");
    });
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      failed(
        error.code === "EADDRINUSE" ? new Error(`INBOX_PORT ${settings.port} is taken by another program.`) : error,
      ),
    );
    server.listen(settings.port, listening);
  });
  return {
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        // Live pages never end by themselves.
        server.closeAllConnections();
      }),
  };
}

async function page(settings: InboxSettings, { db, now }: Context, to: string | null, nonce: string) {
  const [messages, recipients, people] = await Promise.all([
    readMessages(db, to),
    readRecipients(db),
    readDemoPeople(settings.demoFile),
  ]);
  const at = now();
  return inboxPage({
    messages,
    recipients,
    to,
    codes: authenticatorCodes(people, at),
    secondsLeft: secondsLeft(at),
    nonce,
  });
}

/** Whose messages are asked for. A plus that was not encoded arrives as a space, which no address holds. */
function recipientOf(url: URL): string | null {
  const to = url.searchParams.get("to");
  return to ? to.replaceAll(" ", "+") : null;
}
