import type { ServerResponse } from "node:http";

const TYPES = {
  html: "text/html; charset=utf-8",
  json: "application/json; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  plain: "text/plain; charset=utf-8",
} as const;

/** What every answer of the inbox carries: it shows codes, so nothing keeps it, frames it or runs in it. */
export function protect(response: ServerResponse, nonce: string): void {
  response.setHeader(
    "Content-Security-Policy",
    `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  );
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "same-origin");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
}

/** Sends a whole answer. */
export function answer(
  response: ServerResponse,
  status: number,
  type: keyof typeof TYPES,
  body: string | Buffer,
): void {
  response.writeHead(status, { "Content-Type": TYPES[type], "Content-Length": Buffer.byteLength(body) }).end(body);
}
