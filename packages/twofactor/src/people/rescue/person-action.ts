import type { Actor } from "@countersign/accounts";
import type { AuditEntry } from "@countersign/audit";
import type { AccountKey, Kind } from "@countersign/db";
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

/** The address part of a mail about it. Staff read of themselves in the staff portal, whatever else they may enter. */
export function mailTo({ clinicId, accountId, email, kind }: AccountKey & { email: string; kind: Kind }, at: Date) {
  return { clinicId, accountId, to: email, channel: "email", at: at.toISOString(), portal: kind } as const;
}
