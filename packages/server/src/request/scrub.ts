import type { IncomingHttpHeaders } from "node:http";

/** What Next's own client router sends; every other `next-*` header is Next talking to itself. */
const ROUTER_HEADERS = new Set([
  "next-action",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
  "next-url",
]);

/** Headers without the `x-` that would move a decision: who asks, which nonce, which session. */
const DECIDING_HEADERS = new Set([
  "authorization",
  "cf-connecting-ip",
  "client-ip",
  "content-security-policy",
  "content-security-policy-report-only",
  "fastly-client-ip",
  "forwarded",
  "proxy",
  "proxy-authorization",
  "true-client-ip",
]);

/** Removes every header that a browser has no reason to send and that Next or a library would believe. */
export function scrubHeaders(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) {
    const internal = name.startsWith("x-") || (name.startsWith("next-") && !ROUTER_HEADERS.has(name));
    if (internal || DECIDING_HEADERS.has(name)) delete headers[name];
  }
}
