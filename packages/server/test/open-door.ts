import { once } from "node:events";
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { type ServerSettings, serverSettings } from "../src/env.ts";
import type { RequestHandler } from "../src/hand-over.ts";
import { createPortalServer } from "../src/portal-server.ts";
import type { PostFault } from "../src/post/post-fault.ts";
import { type Visitor, visitorOf } from "../src/visitor.ts";

export type Reply = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };
type Sent = {
  readonly path?: string;
  readonly method?: string;
  readonly host?: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string;
};

export type Door = {
  readonly port: number;
  readonly reentryPort: number;
  readonly lines: readonly Record<string, unknown>[];
  readonly send: (sent?: Sent) => Promise<Reply>;
  /** Sends bytes as they are and returns every byte of the answer. */
  readonly sendRaw: (bytes: string) => Promise<string>;
  readonly stop: () => Promise<void>;
};

export const HOST = "lakeside.example.org";
export const ORIGIN = `http://${HOST}`;

type Options = {
  readonly ready?: () => Promise<boolean>;
  readonly settings?: Partial<ServerSettings>;
  readonly stopPatienceMs?: number;
  readonly uploadPaths?: readonly string[];
  readonly facts?: Readonly<Record<string, string>>;
  readonly judgePost?: (request: IncomingMessage, body: Buffer) => Promise<PostFault | null>;
};

/** A server on free ports around a handler of the test's own, closed when the test ends. */
export async function openDoor(handler: RequestHandler = sayWhoAsks, options: Options = {}): Promise<Door> {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const { ready = async () => true, settings = {}, ...rest } = options;
  const server = createPortalServer({
    handler,
    ready,
    log,
    judgePost: async () => null,
    settings: { ...serverSettings({ PORT: "1" }), port: 0, hostname: "127.0.0.1", ...settings },
    ...rest,
  });
  const reentryPort = await server.openReentry();
  const port = await server.open();
  onTestFinished(() => server.stop());

  return {
    port,
    reentryPort,
    lines,
    send: (sent) => sendTo(port, sent),
    sendRaw: async (bytes) => {
      const socket = connect(port, "127.0.0.1");
      socket.write(bytes);
      return text(socket);
    },
    stop: server.stop,
  };
}

/** Sends one request to a port on loopback, on a connection of its own. */
export async function sendTo(
  port: number,
  { path = "/", method = "GET", host = HOST, headers = {}, body }: Sent = {},
): Promise<Reply> {
  const request = httpRequest({ port, host: "127.0.0.1", path, method, headers: { host, ...headers }, agent: false });
  const answered = once(request, "response");
  request.end(body);
  const [response] = await answered;
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

/** Answers with the visitor as JSON. */
export const sayWhoAsks: RequestHandler = (request, response) => {
  response.end(JSON.stringify(visitorOf(new Headers(request.headers as Record<string, string>))));
};

/** Reads what `sayWhoAsks` said. */
export function visitorIn(reply: Reply): Visitor {
  return JSON.parse(reply.body) as Visitor;
}
