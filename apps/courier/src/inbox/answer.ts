import type { ServerResponse } from "node:http";

const TYPES = {
  html: "text/html; charset=utf-8",
  json: "application/json; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  plain: "text/plain; charset=utf-8",
} as const;

const HEADERS = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;

/** A mail may look as it likes and open its links beside itself; nothing else. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/** What every answer of the inbox carries: it shows codes, so nothing keeps it, frames it or runs in it. */
export function protect(response: ServerResponse, nonce: string): void {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
  response.setHeaders(new Map(Object.entries({ ...HEADERS, "Content-Security-Policy": policy })));
}

/** Sends a mail's page, in which nothing of the mail's can run or be fetched. */
export function answerMail(response: ServerResponse, page: string): void {
  response.setHeader("Content-Security-Policy", MAIL_POLICY);
  answer(response, 200, "html", page);
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
