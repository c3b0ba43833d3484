import { createServer, type ServerResponse } from "node:http";
import { closeLoopback, json, listenOnLoopback } from "./loopback.ts";

/** A mail as it arrived at the server. */
export type ReceivedMail = {
  readonly idempotencyKey: string | undefined;
  readonly authorization: string | undefined;
  readonly body: {
    from: string;
    reply_to?: string;
    to: string;
    subject: string;
    text: string;
    html?: string;
    tags?: { name: string; value: string }[];
  };
};

/** How the server treats its next calls. */
export type Behaviour = "accept" | "error" | "throttle" | "refuse" | "unauthorized" | "garbage" | "hold" | "close";

const ERRORS = {
  error: [500, "application_error"],
  throttle: [429, "rate_limit_exceeded"],
  refuse: [422, "validation_error"],
  unauthorized: [401, "missing_api_key"],
} as const;

/** A loopback server that speaks the part of Resend's HTTP API that sends mails, idempotency included. */
export class ResendServer {
  /** Every call, answered or not. */
  readonly calls: ReceivedMail[] = [];
  /** What people would have got: one mail per idempotency key. */
  readonly sent = new Map<string, ReceivedMail>();
  behaviour: Behaviour = "accept";
  /** What `throttle` asks for, in seconds; null for no word about it. */
  retryAfter: number | null = null;
  readonly #held: [ReceivedMail, ServerResponse][] = [];
  readonly #server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      const key = request.headers["idempotency-key"];
      this.#receive(
        {
          idempotencyKey: Array.isArray(key) ? key[0] : key,
          authorization: request.headers.authorization,
          body: JSON.parse(text),
        },
        response,
      );
    });
  });

  listen(): Promise<string> {
    return listenOnLoopback(this.#server);
  }

  close(): Promise<void> {
    return closeLoopback(this.#server);
  }

  /** The server's own name for a mail. */
  idOf(idempotencyKey: string): string {
    return `re-${idempotencyKey}`;
  }

  /** Answers what was held back. */
  release(): void {
    for (const [mail, response] of this.#held.splice(0)) this.#accept(mail, response);
  }

  #receive(mail: ReceivedMail, response: ServerResponse): void {
    this.calls.push(mail);
    if (this.behaviour === "accept") this.#accept(mail, response);
    else if (this.behaviour === "hold") this.#held.push([mail, response]);
    else if (this.behaviour === "close") response.destroy();
    else if (this.behaviour === "garbage") response.writeHead(502, { "Content-Type": "text/html" }).end("<h1>Bad</h1>");
    else {
      const [statusCode, name] = ERRORS[this.behaviour];
      if (this.behaviour === "throttle" && this.retryAfter !== null) {
        response.setHeader("Retry-After", String(this.retryAfter));
      }
      json(response, statusCode, { statusCode, name, message: "No." });
    }
  }

  #accept(mail: ReceivedMail, response: ServerResponse): void {
    if (mail.idempotencyKey) this.sent.set(mail.idempotencyKey, this.sent.get(mail.idempotencyKey) ?? mail);
    json(response, 200, { id: this.idOf(mail.idempotencyKey ?? "") });
  }
}
