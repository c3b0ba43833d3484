import type { ServerResponse } from "node:http";
import type { Database } from "@countersign/db";
import { readNewestId } from "./inbox-statements.ts";

/** Messages may come from another courier, so the table is asked, and only while somebody looks. */
const LOOK_EVERY_MS = 500;

/** Tells a page whenever a message has arrived, by server-sent events, until the page or the inbox closes. */
export function keepTelling(response: ServerResponse, db: Database): void {
  response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8", Connection: "keep-alive" });
  response.write("retry: 1000\n\n");
  let known: string | null | undefined;
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    // A database that is away for a moment is asked again; the page meanwhile shows what it has.
    const newest = await readNewestId(db).catch(() => known);
    // The first look speaks too: a message may have come between the page and this.
    if (newest !== known && newest !== null) response.write(`event: message\ndata: ${newest}\n\n`);
    known = newest;
    looking = false;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  response.on("close", () => clearInterval(timer));
  look();
}
