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
const READING_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** The methods a portal knows; forms and server actions post, nothing puts, patches or deletes. */
export const ALLOWED_METHODS: ReadonlySet<string> = new Set([...READING_METHODS, "POST"]);

/** Why this request is refused, or null when Next may see it. */
export function refusalOf(request: IncomingMessage, caller: Caller): Refusal | null {
  const method = request.method ?? "";
  if (!ALLOWED_METHODS.has(method)) return "wrong-method";
  if (!READING_METHODS.has(method) && !isSameOrigin(request, caller)) return "foreign-origin";
  // A body of unknown length cannot be refused before it is read; browsers always announce it.
  if (request.headers["transfer-encoding"] !== undefined) return "no-length";
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) return "too-large";
  return null;
}

/** A missing Origin, "null" and another port are all foreign: every browser in use sends it with a POST. */
function isSameOrigin(request: IncomingMessage, { host, secure }: Caller): boolean {
  return request.headers.origin === `${secure ? "https" : "http"}://${host}`;
}
