import type { Actor } from "@countersign/accounts";
import type { AuditEntry } from "@countersign/audit";
import type { AccountKey, Kind } from "@countersign/db";
import type { Told } from "../../notices/tell.ts";
import type { Visitor } from "../../place.ts";

/** What every action of the console on one person is told: who does it to whom, why, and from where. */
export type PersonAction = {
  readonly actor: Actor;
  readonly accountId: string;
  /** 3 to 500 characters, in the admin's words. */
  readonly reason: string;
  readonly visitor: Visitor;
};

/** The part of an audit event that all of them share. */
export function actedOn(
  person: AccountKey,
  { actor, visitor }: Pick<PersonAction, "actor" | "visitor">,
  at: Date,
): Omit<AuditEntry, "event" | "details"> {
  const { clinicId, accountId } = person;
  const { accountId: actorId, sessionId } = actor;
  return { clinicId, accountId, actorId, sessionId, ...visitor, outcome: "success", at, portal: "admin" };
}

/** Whom to tell of it. Staff read of themselves in the staff portal, whatever else they may enter; from where is nothing to them. */
export function byClinic({ clinicId, accountId, kind }: AccountKey & { readonly kind: Kind }, at: Date): Told {
  return { clinicId, accountId, portal: kind, visitor: null, at };
}
