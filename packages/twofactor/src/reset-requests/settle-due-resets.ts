import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { carryOut, lapse } from "./end-request.ts";
import { openRequests, withRequest } from "./hold-request.ts";
import { standingOf } from "./request-state.ts";

/**
 * Carries out the requests whose time has come, and ends those that can no longer be carried out, in all clinics. For
 * the courier's clock; several at once do nothing twice. One that fails keeps no other from its turn.
 *
 * @throws AggregateError with what failed, when everything else is done
 */
export async function settleDueResets(context: Context, stopping: AbortSignal): Promise<void> {
  const now = context.now();
  const failures: unknown[] = [];
  for (const due of await openRequests(context.db, sql`least(r.due_at, r.expires_at) <= ${now}::timestamptz`)) {
    if (stopping.aborted) break;
    try {
      await withRequest(context, due, async (tx, held) => {
        const standing = standingOf(held, context.now());
        if (standing.at === "lapsed") await lapse(context, tx, held, standing.why);
        if (standing.at === "due") await carryOut(context, tx, held, null);
      });
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "Some requests could not be settled.");
}
