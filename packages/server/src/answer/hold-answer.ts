import type { ServerResponse } from "node:http";
import { applyHeaders, headersAmong, reasonAmong } from "./guard-headers.ts";

/** A page has some ten thousand bytes. What is longer is a download, and begins before it is whole. */
const HELD_BYTES_MOST = 256 * 1024;

/** What is done with an answer when it is whole, or longer than what is held. */
export type Verdict = {
  /** Whether it is not to be sent after all. Its status is known by then. */
  readonly isLost: () => boolean;
  /** Sends another one. */
  readonly sendInstead: () => void;
};

type Given = readonly unknown[];

/**
 * Keeps an answer back until it is whole, so that it can still become another one.
 * Next begins to stream what its client router asks for, with status 200, before the page has asked for anything.
 *
 * @returns drops the body written so far, for when its writer failed and somebody else answers
 */
export function holdAnswer(response: ServerResponse, verdict: Verdict): () => void {
  // Loosely, because each of them has several signatures and all are passed on as they came.
  const write: (...given: Given) => boolean = response.write.bind(response) as never;
  const end: (...given: Given) => ServerResponse = response.end.bind(response) as never;
  const writeHead: (status: number, ...given: Given) => ServerResponse = response.writeHead.bind(response) as never;
  const flushHeaders = response.flushHeaders.bind(response);

  const held: Buffer[] = [];
  let phase: "holding" | "sending" | "replaced" = "holding";

  /** Lets the answer go, or sends the other one. */
  function isReplaced(): boolean {
    phase = "sending";
    if (!verdict.isLost()) return false;
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    response.statusMessage = "";
    verdict.sendInstead();
    phase = "replaced";
    // Whoever wrote the lost answer may still be at it; what was sent is what the log tells.
    const sent = response.statusCode;
    Object.defineProperty(response, "statusCode", { get: () => sent, set: () => {} });
    return true;
  }

  function holdHead(status: number, given: Given): ServerResponse {
    response.statusCode = status;
    response.statusMessage = reasonAmong(given) ?? response.statusMessage;
    applyHeaders(response, headersAmong(given));
    return response;
  }

  Object.assign(response, {
    writeHead(status: number, ...given: Given) {
      if (phase === "sending") return writeHead(status, ...given);
      return phase === "holding" ? holdHead(status, given) : response;
    },
    flushHeaders() {
      if (phase === "sending") flushHeaders();
    },
    write(...given: Given) {
      if (phase === "sending") return write(...given);
      tellSoon(given);
      if (phase === "replaced") return true;
      held.push(bytesOf(given));
      if (lengthOf(held) <= HELD_BYTES_MOST || isReplaced()) return true;
      return write(Buffer.concat(held.splice(0)));
    },
    end(...given: Given) {
      if (phase === "sending") return end(...given);
      tellSoon(given);
      if (phase === "replaced") return response;
      held.push(bytesOf(given));
      return isReplaced() ? response : end(Buffer.concat(held.splice(0)));
    },
  });
  return () => {
    held.length = 0;
  };
}

function bytesOf([chunk, encoding]: Given): Buffer {
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  if (typeof chunk !== "string") return Buffer.alloc(0);
  return Buffer.from(chunk, typeof encoding === "string" && Buffer.isEncoding(encoding) ? encoding : "utf8");
}

/** Calls the callback of a write that is held: whoever waits for it would never write the rest. */
function tellSoon(given: Given): void {
  for (const argument of given) if (typeof argument === "function") process.nextTick(() => argument());
}

function lengthOf(parts: readonly Buffer[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
