import type { AccountId, ClinicId, SessionId } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import type { Visitor } from "../place.ts";
import { type Capability, rolesWith } from "./role.ts";

/** Whoever acts in the console, as the guard resolved them for this request. */
export type Actor = { readonly clinicId: ClinicId; readonly accountId: AccountId; readonly sessionId: SessionId };

/**
 * The actor's row if they are active and may do this at this very moment, else none. Stands first in every statement of
 * the console that changes something, so that no page can forget to ask.
 */
export function actorWho(actor: Pick<Actor, "clinicId" | "accountId">, capability: Capability): SQL {
  return sql`select clinic_id, id, role from accounts
    where clinic_id = ${actor.clinicId} and id = ${actor.accountId} and kind = 'staff'
      and role in (${rolesWith(capability)}) and deactivated_at is null`;
}

/**
 * Whether `actor` may do to the account `a` what they may do to people at all: whoever has the console themselves is
 * out of the helpdesk's reach. Wants `actorWho` as `actor`.
 */
export const withinReach: SQL = sql`(actor.role = 'admin' or coalesce(a.role, 'staff') = 'staff')`;

/** Who did it and from where, as columns that `eventFrom` reads; clinic_id and account_id come from the row changed. */
export function actedBy(actor: Actor, visitor: Visitor): SQL {
  return sql`'admin'::text as portal, ${actor.accountId}::uuid as actor_id, null::uuid as login_id,
    ${actor.sessionId}::uuid as session_id, ${visitor.address}::text as address, ${visitor.browser}::text as browser`;
}
