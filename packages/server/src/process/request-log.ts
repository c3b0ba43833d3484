import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { plainAnswerOf } from "../answer/plain-page.ts";

// Links that carry a token in their path end in the log as everything else does; their tokens must not.
const TOKEN_LIKE = /[A-Za-z0-9_-]{40,}/g;

/**
 * One line per request: method, path without query, status, milliseconds, and why where the server answered by itself.
 * No header, query, cookie or body.
 */
export function logRequest(log: Logger, request: IncomingMessage, response: ServerResponse): void {
  const startedAt = performance.now();
  const [path = ""] = (request.url ?? "").split("?", 1);
  response.once("close", () => {
    const ms = Math.round(performance.now() - startedAt);
    const answer = plainAnswerOf(response);
    log.info(
      {
        method: request.method,
        path: path.replace(TOKEN_LIKE, "…"),
        status: response.statusCode,
        ms,
        ...(answer ? { answer } : {}),
        ...(response.writableFinished ? {} : { aborted: true }),
      },
      "request",
    );
  });
}

/** A failure's name and where it happened. Its message may quote what a person typed, so it stays out. */
export function logFailure(log: Logger, failure: unknown): void {
  const error = failure instanceof Error ? failure : new Error("not an Error");
  const frames = error.stack?.split("\n").filter((line) => line.startsWith("    at ")) ?? [];
  log.error({ error: error.name, at: frames.map((line) => line.trim()) }, "request failed");
}
