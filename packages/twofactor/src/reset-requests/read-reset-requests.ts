import type { ClinicId, Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { type HeldRequest, openRequests } from "./hold-request.ts";
import { standingOf } from "./request-state.ts";

/** A request to reset an admin that waits for something. */
export type WaitingReset = Pick<
  HeldRequest,
  | "requestId"
  | "accountId"
  | "personName"
  | "askedBy"
  | "askerName"
  | "reason"
  | "waitsFor"
  | "createdAt"
  | "dueAt"
  | "expiresAt"
>;

/** The requests of a clinic that still wait, the oldest first. @param input.accountId only those about this person */
export async function readResetRequests(
  context: Context,
  input: { readonly clinicId: ClinicId; readonly accountId?: string },
): Promise<WaitingReset[]> {
  const about = input.accountId === undefined ? sql`true` : sql`r.account_id = ${input.accountId}`;
  const open = await openRequests(context.db, sql`r.clinic_id = ${input.clinicId} and ${about}`);
  return open.filter((request) => standingOf(request, context.now()).at !== "lapsed");
}
