import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { oneRow } from "../login/login-facts.ts";
import type { LoginRow } from "../login/login-row.ts";

/** A message that no provider has taken by now takes unusually long. */
export const SLOW_AFTER_SECONDS = 10;

/** The moments of a message's delivery; null where no courier has begun with it. */
export type DeliveryFacts = {
  readonly handedOverAt: Date | null;
  readonly failedAt: Date | null;
  /** The last attempt did not get through. */
  readonly inTrouble: boolean;
  /** A provider said that nothing arrives at the address, where it said why. */
  readonly isAddressAtFault: boolean;
};

/**
 * What became of a code's message: `unsent` when this message did not get through, `undeliverable` when none can
 * arrive where it was sent.
 */
export type CodeDelivery = "under_way" | "slow" | "handed_over" | "undeliverable" | "unsent";

/** Derived from the row, never stored. */
export function codeDeliveryOf(facts: DeliveryFacts | null, sentAt: Date, now: Date): CodeDelivery {
  if (facts?.failedAt) return facts.isAddressAtFault ? "undeliverable" : "unsent";
  if (facts?.handedOverAt) return "handed_over";
  if (facts?.inTrouble) return "slow";
  return now.getTime() - sentAt.getTime() < SLOW_AFTER_SECONDS * 1000 ? "under_way" : "slow";
}

/**
 * What became of the newest code of a login. Of a new email address nothing is told, because a code for one that
 * belongs to somebody else goes nowhere, and a page must not show the difference: null then, and where none was sent.
 */
export async function readCodeDelivery(
  context: Context,
  { clinicId, loginId, purpose, issues: [newest] }: LoginRow,
): Promise<CodeDelivery | null> {
  if (!newest || purpose === "confirm_email") return null;
  const row = await oneRow<DeliveryFacts>(
    context.db,
    sql`
    select d.handed_over_at as "handedOverAt", d.failed_at as "failedAt", d.trouble is not null as "inTrouble",
      coalesce(d.failure in ('bounced', 'complained', 'refused'), false) as "isAddressAtFault"
    from deliveries d where d.clinic_id = ${clinicId} and d.login_id = ${loginId} and d.issue = ${newest.issue}
    order by d.created_at desc limit 1`,
  );
  return codeDeliveryOf(row, new Date(newest.sentAt), context.now());
}
