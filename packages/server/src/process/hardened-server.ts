import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerClientError } from "../request/client-error.ts";

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 20_000;
// Longer than the minute for which balancers keep idle connections, or they reuse one that we just closed.
const KEEP_ALIVE_TIMEOUT_MS = 65_000;

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A node server that gives nobody for ever, and outlives whatever a single answer throws. */
export function hardenedServer(
  answer: Answer,
  onFailure: (failure: unknown, response: ServerResponse) => void,
): Server {
  const server = createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    // A missing Host is refused by us, with our headers.
    requireHostHeader: false,
  });
  const answerSafely = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      await answer(request, response);
    } catch (failure) {
      onFailure(failure, response);
    }
  };
  server.on("request", answerSafely);
  // Without a listener node would answer an unknown Expect itself, without our headers.
  server.on("checkExpectation", answerSafely);
  server.on("clientError", answerClientError);
  return server;
}
