import type { IncomingMessage } from "node:http";
import type { Caller } from "./caller.ts";

/** Why the server answers itself instead of asking Next. */
export type Refusal =
  | "bad-host"
  | "not-found"
  | "too-long"
  | "wrong-method"
  | "foreign-origin"
  | "no-length"
  | "too-large";

const MAX_BODY_BYTES = 1024 * 1024;

/** A file of ten mebibytes, and what a form wraps around it. */
const MAX_UPLOAD_BYTES = 11 * 1024 * 1024;
const READING_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** The methods a portal knows; forms and server actions post, nothing puts, patches or deletes. */
export const ALLOWED_METHODS: ReadonlySet<string> = new Set([...READING_METHODS, "POST"]);

/** Whether the request's body is larger than a form's, as far as it says. */
export function isUpload(request: IncomingMessage): boolean {
  return announcedBytes(request) > MAX_BODY_BYTES;
}

/**
 * Why this request is refused, or null when Next may see it.
 *
 * @param uploadPaths the few paths to which a file may be posted
 */
export function refusalOf(
  request: IncomingMessage,
  caller: Caller,
  uploadPaths: ReadonlySet<string> = new Set(),
): Refusal | null {
  const method = request.method ?? "";
  if (!ALLOWED_METHODS.has(method)) return "wrong-method";
  if (!READING_METHODS.has(method) && !isSameOrigin(request, caller)) return "foreign-origin";
  // A body of unknown length cannot be refused before it is read; browsers always announce it.
  if (request.headers["transfer-encoding"] !== undefined) return "no-length";
  const [path = ""] = (request.url ?? "").split("?", 1);
  const most = method === "POST" && uploadPaths.has(path) ? MAX_UPLOAD_BYTES : MAX_BODY_BYTES;
  return announcedBytes(request) > most ? "too-large" : null;
}

function announcedBytes(request: IncomingMessage): number {
  return Number(request.headers["content-length"] ?? 0);
}

/** A missing Origin, "null" and another port are all foreign: every browser in use sends it with a POST. */
function isSameOrigin(request: IncomingMessage, { host, secure }: Caller): boolean {
  return request.headers.origin === `${secure ? "https" : "http"}://${host}`;
}
