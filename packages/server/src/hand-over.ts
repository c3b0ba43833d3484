import type { IncomingMessage, ServerResponse } from "node:http";
import { contentSecurityPolicy } from "./answer/security-headers.ts";
import { STAMP_HEADER, stampOf, type Visitor } from "./stamp.ts";

/** Anything that answers a node request: Next's request handler, or a test's. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/**
 * Pages that are never put into the page before them: whoever arrives there has left a session, or has none, and
 * whatever the browser still held of the pages in between goes with the document that showed them.
 */
const DOCUMENTS: ReadonlySet<string> = new Set(["/login"]);

/**
 * Writes what is known about the visitor over the request's headers, for everyone who reads them further in:
 * our own code the stamp, Next and next-auth the forwarding headers, Next's renderer the policy with the nonce.
 */
export function prepareForNext(request: IncomingMessage, visitor: Visitor, asset: boolean): void {
  const { headers } = request;
  headers.host = visitor.host;
  headers["x-forwarded-for"] = visitor.address;
  headers["x-forwarded-host"] = visitor.host;
  headers["x-forwarded-port"] = portOf(visitor);
  headers["x-forwarded-proto"] = visitor.secure ? "https" : "http";
  headers["content-security-policy"] = contentSecurityPolicy(visitor.nonce);
  headers[STAMP_HEADER] = stampOf(visitor, performance.now());
  // Next compresses what accepts it. Pages hold secrets beside what the address bar says, and their compressed
  // length would tell how much the two have in common (BREACH); files hold none.
  if (!asset) delete headers["accept-encoding"];
  // Without this header Next answers with a document, and its client router then loads it as one.
  if (request.method === "GET" && DOCUMENTS.has(pathOf(request))) delete headers.rsc;
  // The unscrubbed originals, in case somebody reads them.
  request.rawHeaders.length = 0;
}

function pathOf({ url = "" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "";
}

function portOf({ host, hostname, secure }: Visitor): string {
  return host.slice(hostname.length + 1) || (secure ? "443" : "80");
}
