import { type Context, tokenDigest } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { Place, Visitor } from "../place.ts";
import { callOff } from "./end-request.ts";
import { type HeldRequest, openRequests, withRequest } from "./hold-request.ts";
import { standingOf } from "./request-state.ts";

type Link = {
  readonly place: Place;
  /** As it stood in the link. */
  readonly token: string;
};

/** What somebody who was mailed the link is about to stop. */
export type StoppableReset = Pick<
  HeldRequest,
  "personName" | "askerName" | "reason" | "waitsFor" | "dueAt" | "expiresAt"
>;

/** The request that a mailed link stops, or null when it has ended or the link belongs elsewhere. Changes nothing. */
export async function readStoppableReset(context: Context, link: Link): Promise<StoppableReset | null> {
  const found = await findByLink(context, link);
  return found && standingOf(found, context.now()).at !== "lapsed" ? found : null;
}

/** Stops a request with the link that its person was mailed; needs no sign-in. False: it had ended before. */
export async function stopReset(context: Context, link: Link & { readonly visitor: Visitor }): Promise<boolean> {
  const found = await findByLink(context, link);
  if (!found) return false;
  const stopped = await withRequest(context, found, async (tx, held) => {
    if (standingOf(held, context.now()).at === "lapsed") return false;
    const by = { actorId: held.accountId, sessionId: null, visitor: link.visitor };
    await callOff(context, tx, held, { ...by, how: "stopped" });
    return true;
  });
  return stopped ?? false;
}

async function findByLink(context: Context, { place, token }: Link): Promise<HeldRequest | null> {
  if (place.portal !== "admin") return null;
  const here = sql`r.clinic_id = (select id from clinics where slug = ${place.clinicSlug})`;
  return (await openRequests(context.db, sql`${here} and r.token_hash = ${tokenDigest(token)}`))[0] ?? null;
}
