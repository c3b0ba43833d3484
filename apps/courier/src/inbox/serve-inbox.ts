import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { Context } from "@countersign/db";
import { answer } from "./answer.ts";
import { type InboxSettings, respond } from "./respond.ts";

/**
 * Serves the demo's local inbox.
 * @throws Error with one plain sentence when the port is taken
 */
export async function serveInbox(settings: InboxSettings, context: Context): Promise<{ stop(): Promise<void> }> {
  const sheets = await Promise.all(["base.css", "messages.css", "authenticators.css"].map(asset));
  const inbox = { settings, context, css: Buffer.concat(sheets), js: await asset("inbox.js") };

  const server = createServer((request, response) => {
    respond(inbox, request, response).catch(() => {
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

function asset(name: string): Promise<Buffer> {
  return readFile(new URL(`./static/${name}`, import.meta.url));
}
