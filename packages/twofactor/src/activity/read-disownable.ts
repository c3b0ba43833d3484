import type { HistoryRow } from "@countersign/audit";
import { auditEvents, type Database } from "@countersign/db";
import { and, eq } from "drizzle-orm";
import type { Person } from "../session/person.ts";
import { isDisownable } from "./disownable.ts";

/**
 * The event of this id, if the person may say of it that it was not them; else null, whoever's it is.
 *
 * @param eventId a UUID
 */
export async function readDisownable(
  db: Database,
  person: Pick<Person, "clinicId" | "accountId" | "sessionId">,
  eventId: string,
): Promise<HistoryRow | null> {
  const { clinicId, accountId } = person;
  const mine = and(
    eq(auditEvents.clinicId, clinicId),
    eq(auditEvents.id, eventId),
    eq(auditEvents.accountId, accountId),
  );
  const [event] = await db.select().from(auditEvents).where(mine).limit(1);
  return event && isDisownable(event, person) ? event : null;
}
