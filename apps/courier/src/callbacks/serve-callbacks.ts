import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Context } from "@countersign/db";
import { zonesInUse } from "@countersign/zones";
import { sql } from "drizzle-orm";
import type { CallbackSettings } from "../settings/callback-settings.ts";
import { note, type Reader } from "./callback.ts";

/** Providers' calls have a few hundred bytes; Resend's quote a mail's head. */
const BODY_BYTES_MOST = 64 * 1024;
const REQUEST_MS_MOST = 10_000;

/**
 * Listens for what providers tell of messages they took: `POST /callbacks/resend` and `POST /callbacks/twilio`, each
 * only where the settings name the provider. Everything else is answered without looking.
 *
 * @throws Error with one plain sentence when the port is taken
 */
export async function serveCallbacks(settings: CallbackSettings, context: Context): Promise<{ stop(): Promise<void> }> {
  const readers = await openReaders(settings);
  const server = createServer(
    { requestTimeout: REQUEST_MS_MOST, connectionsCheckingInterval: 1000 },
    (asked, answer) => {
      respond(readers, context, asked, answer).catch(() => {
        // The provider tries again later, which is what the event needs.
        if (answer.headersSent) answer.destroy();
        else say(answer, 503, "This cannot be written down right now.", { "Retry-After": "30" });
      });
    },
  );
  await new Promise<void>((listening, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      failed(
        error.code === "EADDRINUSE" ? new Error(`CALLBACK_PORT ${settings.port} is taken by another program.`) : error,
      ),
    );
    server.listen(settings.port, listening);
  });
  return {
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeIdleConnections();
      }),
  };
}

async function openReaders(settings: CallbackSettings): Promise<ReadonlyMap<string, Reader>> {
  const readers = new Map<string, Reader>();
  const { resend, twilio } = settings;
  if (resend) readers.set("/callbacks/resend", (await import("./resend-callback.ts")).resendCallback(resend));
  if (twilio) readers.set("/callbacks/twilio", (await import("./twilio-callback.ts")).twilioCallback(twilio));
  return readers;
}

async function respond(
  readers: ReadonlyMap<string, Reader>,
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = request.url ?? "/";
  const path = url.split("?", 1)[0] ?? "";
  if (path === "/health/live") return say(response, 200, "Alive.");
  if (path === "/health/ready") {
    await context.db.execute(sql`select 1`);
    const { version, source } = zonesInUse();
    return say(response, 200, `Ready. Time zones: ${version} (${source}).`);
  }
  const read = readers.get(path);
  if (!read) return say(response, 404, "There is nothing here.");
  if (request.method !== "POST") return say(response, 405, "Only POST is understood here.", { Allow: "POST" });
  const body = await readBody(request);
  if (body === null) return say(response, 413, "That is too long.", { Connection: "close" });

  const told = read({ url, headers: request.headers, body });
  if (told.told === "forged") return say(response, 403, "The signature is not valid.");
  await note(context, told);
  say(response, 200, "Noted.");
}

/** Null when it is too long: the rest is not read, and the connection ends with the answer. */
function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    request.on("data", (part: Buffer) => {
      length += part.length;
      if (length <= BODY_BYTES_MOST) parts.push(part);
      else resolve(null);
    });
    request.on("end", () => resolve(Buffer.concat(parts).toString("utf8")));
    request.on("error", reject);
  });
}

function say(response: ServerResponse, status: number, sentence: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", ...headers });
  response.end(`${sentence}\n`);
}
