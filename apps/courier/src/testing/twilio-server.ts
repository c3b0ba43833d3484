import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { closeLoopback, json, listenOnLoopback } from "./loopback.ts";

/** A text as it arrived at the server. */
export type ReceivedText = {
  readonly sid: string;
  readonly authorization: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
};

/** How the server treats its next calls that would send: `swallow` sends and never answers. */
export type TwilioBehaviour =
  | "accept"
  | "error"
  | "throttle"
  | "refuse"
  | "unauthorized"
  | "hold"
  | "swallow"
  | "close";

const ERRORS = { error: [500, 20500], throttle: [429, 20429], unauthorized: [401, 20003] } as const;

/** A loopback server that speaks the part of Twilio's HTTP API that sends texts and lists them. */
export class TwilioServer {
  /** Every text that was taken: what people would have got. */
  readonly sent: ReceivedText[] = [];
  /** Calls that would have sent one, answered or not. */
  calls = 0;
  /** Calls that asked what was sent. */
  lookups = 0;
  #taken = 0;
  behaviour: TwilioBehaviour = "accept";
  retryAfter = 1;
  /** The error code of `refuse`. */
  refusal = 21211;
  readonly #server = createServer((request, response) => {
    this.#receive(request, response).catch(() => response.destroy());
  });

  listen(): Promise<string> {
    return listenOnLoopback(this.#server);
  }

  close(): Promise<void> {
    return closeLoopback(this.#server);
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const url = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "GET") return this.#list(url, response);
    this.calls += 1;
    const { behaviour } = this;
    if (behaviour === "close") return void response.destroy();
    if (behaviour === "hold") return;
    if (behaviour === "refuse") return json(response, 400, { code: this.refusal, message: "No.", status: 400 });
    if (behaviour !== "accept" && behaviour !== "swallow") {
      const [status, code] = ERRORS[behaviour];
      if (behaviour === "throttle") response.setHeader("Retry-After", String(this.retryAfter));
      return json(response, status, { code, message: "No.", status });
    }
    const text = {
      sid: `SM${String(++this.#taken).padStart(32, "0")}`,
      authorization: request.headers.authorization,
      fields: Object.fromEntries(new URLSearchParams(body)),
    };
    this.sent.push(text);
    if (behaviour === "accept") json(response, 201, resource(text));
  }

  #list(url: URL, response: ServerResponse): void {
    this.lookups += 1;
    const to = url.searchParams.get("To");
    const found = this.sent.filter(({ fields }) => fields.To === to).reverse();
    json(response, 200, { messages: found.map(resource), page: 0, page_size: 50, next_page_uri: null });
  }
}

function resource({ sid, fields }: ReceivedText): object {
  return { sid, to: fields.To, body: fields.Body, status: "queued", date_created: new Date().toUTCString() };
}
