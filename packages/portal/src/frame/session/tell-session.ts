import { context } from "@countersign/auth/context.ts";
import { sessionKept, sessionQuietly } from "@countersign/auth/guard.ts";
import { signedOutReason } from "@countersign/auth/signed-out-reason.ts";
import type { ResolvedSession } from "@countersign/twofactor";
import { type SessionNews, sessionLeft } from "./session-left.ts";

/** `GET /session/left`: how this browser's session stands. Asking keeps it no longer. */
export async function tellLeft(): Promise<Response> {
  return Response.json(newsOf(await sessionQuietly()));
}

/** `POST /session/stay`: the same, and it is kept, as by any other request. */
export async function keepSession(): Promise<Response> {
  return Response.json(newsOf(await sessionKept()));
}

/** Whoever has no session is told so in the same way: the page that asks then leads to the sign-in. */
function newsOf(found: ResolvedSession): SessionNews {
  return found.live
    ? { live: true, ...sessionLeft(found.person, context().now()) }
    : { live: false, because: signedOutReason(found.why) };
}
