import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { FORGET_PAGES, securityHeaders } from "./security-headers.ts";

/** What the last word on an answer's headers depends on; read when they are sent. */
export type HeaderGuard = {
  readonly nonce: string;
  readonly secure: boolean;
  /** Whether the answer may be one of the files that browsers keep. */
  readonly asset: boolean;
  /** Whether the connection should be given up after this answer. */
  readonly isStopping: () => boolean;
  /** Whether the browser should forget the pages that it kept. */
  readonly isSessionOver: () => boolean;
};

const nonces = new WeakMap<ServerResponse, string>();

/** The nonce that an answer's policy lets through. */
export function nonceOf(response: ServerResponse): string {
  return nonces.get(response) ?? "none";
}

const TELLTALE_HEADERS = ["X-Powered-By", "Server"];

/**
 * Makes the server's headers win over whatever is set later, by Next or anyone, on this answer.
 * Every way to send headers ends in `writeHead`, so that is where they are applied.
 */
export function guardHeaders(response: ServerResponse, guard: HeaderGuard): void {
  const writeHead = response.writeHead.bind(response);
  nonces.set(response, guard.nonce);

  const guarded = (status: number, ...rest: readonly unknown[]): ServerResponse => {
    const reason = reasonAmong(rest);
    applyHeaders(response, headersAmong(rest));
    for (const name of TELLTALE_HEADERS) response.removeHeader(name);
    for (const [name, value] of Object.entries(securityHeaders(guard.nonce, guard.secure)))
      response.setHeader(name, value);
    if (!(guard.asset && status < 400)) response.setHeader("Cache-Control", "no-store");
    if (guard.isSessionOver()) response.setHeader(FORGET_PAGES.name, FORGET_PAGES.value);
    if (guard.isStopping()) response.setHeader("Connection", "close");
    const sent = redirectAfterPost(status, response.req.method);
    return reason === undefined || sent !== status ? writeHead(sent) : writeHead(sent, reason);
  };
  response.writeHead = guarded;
}

/**
 * A page that leads elsewhere while it is rendered as the answer to a form does so with 307, which makes the browser
 * post the form again, at an address that does not know it. What was meant is: go and look there.
 */
function redirectAfterPost(status: number, method: string | undefined): number {
  return status === 307 && method === "POST" ? 303 : status;
}

type GivenHeaders = OutgoingHttpHeaders | OutgoingHttpHeader[];

function isHeaders(argument: unknown): argument is GivenHeaders {
  return typeof argument === "object" && argument !== null;
}

/** The headers among what `writeHead` was given after the status. */
export function headersAmong(given: readonly unknown[]): GivenHeaders | undefined {
  return given.find(isHeaders);
}

/** The reason phrase among what `writeHead` was given after the status. */
export function reasonAmong(given: readonly unknown[]): string | undefined {
  return given.find((argument) => typeof argument === "string");
}

/** Sets headers that were given to `writeHead` as if they had been set before. */
export function applyHeaders(response: ServerResponse, headers: GivenHeaders | undefined): void {
  for (const [name, value] of headers ? pairsOf(headers) : []) {
    if (value !== undefined) response.setHeader(name, value);
  }
}

function pairsOf(headers: GivenHeaders): [string, OutgoingHttpHeader | undefined][] {
  if (!Array.isArray(headers)) return Object.entries(headers);
  const pairs: [string, OutgoingHttpHeader | undefined][] = [];
  for (let at = 0; at < headers.length; at += 2) pairs.push([String(headers[at]), headers[at + 1]]);
  return pairs;
}
