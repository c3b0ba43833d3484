import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { guardHeaders } from "./answer/guard-headers.ts";
import { type Readiness, sendHealth, sharedReadiness } from "./answer/health.ts";
import { holdAnswer } from "./answer/hold-answer.ts";
import { type PlainAnswer, sendComeBack, sendFailure, sendPlainPage } from "./answer/plain-page.ts";
import type { ServerSettings } from "./env.ts";
import { prepareForNext, type RequestHandler } from "./hand-over.ts";
import { newNotes, type RequestNotes, takeNotes } from "./notes.ts";
import type { PostFault } from "./post/post-fault.ts";
import { readBody, unread } from "./post/read-body.ts";
import { hardenedServer } from "./process/hardened-server.ts";
import { drain, listen } from "./process/listening.ts";
import { logFailure, logRequest } from "./process/request-log.ts";
import { type Caller, callerOf } from "./request/caller.ts";
import { hostnameOf } from "./request/host.ts";
import { targetOf, withoutRouterQuery } from "./request/path.ts";
import { ALLOWED_METHODS, isUpload, refusalOf } from "./request/refusal.ts";
import { scrubHeaders } from "./request/scrub.ts";
import { readStamp, STAMP_HEADER, type Visitor } from "./stamp.ts";

const STOP_PATIENCE_MS = 10_000;
const MAX_USER_AGENT_CHARACTERS = 512;
/** Uploads lie in memory whole, before anybody knows who sent them. */
const MAX_UPLOADS_IN_FLIGHT = 4;
const NONCE_BYTES = 18;
const NOTHING = Buffer.alloc(0);

type Options = {
  readonly handler: RequestHandler;
  readonly settings: ServerSettings;
  readonly ready: Readiness;
  /** What readiness tells anyone beside its yes: nothing that helps an attacker. */
  readonly facts?: Readonly<Record<string, string>>;
  readonly log: Logger;
  /** What is wrong with a post, by its headers and body; null where Next may read it. */
  readonly judgePost: (request: IncomingMessage, body: Buffer) => Promise<PostFault | null>;
  /** Paths to which a file may be posted; everywhere else a body is a form's. */
  readonly uploadPaths?: readonly string[];
  /** How long a stop waits for running answers. */
  readonly stopPatienceMs?: number;
};

/** A portal's two doors: the public one, and one on loopback through which only Next's own fetches come back in. */
export type PortalServer = {
  /** Opens the loopback door and returns its port; Next must know it before it starts. */
  readonly openReentry: () => Promise<number>;
  /** Opens the public door and returns its port. */
  readonly open: () => Promise<number>;
  /** Closes the public door, lets running answers finish, closes the other one. */
  readonly stop: () => Promise<void>;
};

/** Builds the server around any node request handler. */
export function createPortalServer(options: Options): PortalServer {
  const { handler, settings, log, stopPatienceMs = STOP_PATIENCE_MS } = options;
  const isReady = sharedReadiness(options.ready, () => performance.now());
  let stopping = false;
  const uploadPaths = new Set(options.uploadPaths);
  let inFlight = 0;
  let uploadsInFlight = 0;

  function guard(response: ServerResponse, { nonce, secure }: Pick<Visitor, "nonce" | "secure">, asset: boolean) {
    const notes = newNotes();
    guardHeaders(response, {
      nonce,
      secure,
      asset,
      isStopping: () => stopping,
      isSessionOver: () => notes.sessionOver,
    });
    return notes;
  }

  async function answerHealth(
    request: IncomingMessage,
    response: ServerResponse,
    probe: Readiness,
    facts?: Options["facts"],
  ): Promise<void> {
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, "wrong-method");
    sendHealth(response, await probe(), facts);
  }

  async function answerPublic(request: IncomingMessage, response: ServerResponse): Promise<void> {
    logRequest(log, request, response);
    const target = targetOf(request.url ?? "");
    const caller = callerOf(request, settings.isTrustedProxy);
    const nonce = randomBytes(NONCE_BYTES).toString("base64url");
    const notes = guard(response, { nonce, secure: caller?.secure ?? false }, target === "asset");

    if (target === "health-live") return answerHealth(request, response, async () => true);
    if (target === "health-ready")
      return answerHealth(request, response, async () => !stopping && (await isReady()), options.facts);
    if (target === "too-long") return refuse(response, "too-long");
    if (target === "odd" || target === "not-mounted") return refuse(response, "not-found");
    if (!caller) return refuse(response, "bad-host");

    const refusal = refusalOf(request, caller, uploadPaths);
    if (refusal) return refuse(response, refusal);
    if (request.method === "OPTIONS") return sendAllowed(response);
    const upload = isUpload(request) ? 1 : 0;
    if (inFlight >= settings.maxInFlight) return sendComeBack(response, "busy");
    if (upload && uploadsInFlight >= MAX_UPLOADS_IN_FLIGHT) return sendComeBack(response, "busy");

    inFlight += 1;
    uploadsInFlight += upload;
    response.once("close", () => {
      inFlight -= 1;
      uploadsInFlight -= upload;
    });
    scrubHeaders(request.headers);
    const body = request.method === "POST" ? await readBody(request) : NOTHING;
    // The browser went in the middle of it.
    if (!body) return;
    const fault = request.method === "POST" ? await options.judgePost(request, body) : null;
    if (fault) return refuse(response, fault);
    await handOver(unread(request, body), response, {
      visitor: visitorFrom(request, caller, nonce),
      asset: target === "asset",
      notes,
    });
  }

  /** After an action that redirects, Next fetches the target itself, with the action's headers: the stamp among them. */
  async function answerReentry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const stamped = readStamp(request.headers[STAMP_HEADER]?.toString(), performance.now());
    const notes = guard(response, stamped ?? { nonce: "none", secure: false }, false);
    if (!stamped) return refuse(response, "not-found");

    const path = request.method === "GET" ? withoutRouterQuery(request.url ?? "/") : stamped.path;
    await handOver(request, response, { visitor: { ...stamped, path }, asset: false, notes });
  }

  async function handOver(request: IncomingMessage, response: ServerResponse, { visitor, asset, notes }: Handed) {
    prepareForNext(request, visitor, asset);
    if (asset) return handler(request, response);

    const dropBody = holdAnswer(response, {
      isLost: () => lostFor(request, response, notes) !== null,
      sendInstead: () => sendInstead(response, lostFor(request, response, notes) ?? "failed"),
    });
    try {
      await takeNotes(notes, () => handler(request, response));
    } catch (failure) {
      dropBody();
      throw failure;
    }
  }

  function onFailure(failure: unknown, response: ServerResponse): void {
    logFailure(log, failure);
    sendFailure(response);
  }

  const publicServer = hardenedServer(answerPublic, onFailure);
  const reentryServer = hardenedServer(answerReentry, onFailure);

  return {
    openReentry: () => listen(reentryServer, 0, "127.0.0.1"),
    open: () => listen(publicServer, settings.port, settings.hostname),
    stop: async () => {
      stopping = true;
      await drain(publicServer, stopPatienceMs);
      await drain(reentryServer, 0);
    },
  };
}

type Handed = { readonly visitor: Visitor; readonly asset: boolean; readonly notes: RequestNotes };

/** Why an answer of Next is not sent; null where it is. */
function lostFor(request: IncomingMessage, response: ServerResponse, notes: RequestNotes): PlainAnswer | null {
  if (notes.unreadable) return "unreadable";
  const failed = response.statusCode >= 500;
  // Pages only read, and what they could not read they do not show. An action may have done its work before.
  if (notes.outage && (request.method !== "POST" || failed)) return "unavailable";
  // Next's own page of a failure is empty without JavaScript. What a script of a page asked for, the page explains.
  return failed && !isAskedByScript(request) ? "failed" : null;
}

function isAskedByScript({ headers }: IncomingMessage): boolean {
  return headers.rsc !== undefined || headers["next-action"] !== undefined;
}

function sendInstead(response: ServerResponse, answer: PlainAnswer): void {
  if (answer === "unavailable") sendComeBack(response, answer);
  else refuse(response, answer);
}

function visitorFrom(request: IncomingMessage, caller: Caller, nonce: string): Visitor {
  return {
    ...caller,
    hostname: hostnameOf(caller.host),
    nonce,
    path: withoutRouterQuery(request.url ?? "/"),
    userAgent: (request.headers["user-agent"] ?? "").slice(0, MAX_USER_AGENT_CHARACTERS),
  };
}

function refuse(response: ServerResponse, answer: PlainAnswer): void {
  sendPlainPage(response, answer, answer === "wrong-method" ? { Allow: [...ALLOWED_METHODS].join(", ") } : {});
}

function sendAllowed(response: ServerResponse): void {
  response.writeHead(204, { Allow: [...ALLOWED_METHODS].join(", ") });
  response.end();
}
