import type { Actor, Role } from "@countersign/accounts";
import { accounts, auditEvents, newId, type SessionId } from "@countersign/db";
import type { TestDatabase } from "@countersign/db/testing/test-database.ts";
import { MESSAGES, TEXTS } from "@countersign/messages";
import { and, eq, sql } from "drizzle-orm";
import { type ClinicWorld, clinicWorld, TEST_VISITOR, type TestPerson } from "./clinic-world.ts";

let clinics = 0;

/** A clinic of one test's own, with somebody at the console and what they leave behind for others to see. */
export async function consoleWorld(database: TestDatabase) {
  clinics += 1;
  const world: ClinicWorld = await clinicWorld(database.db, `console${clinics}`);
  const seated = (person: TestPerson): Actor & TestPerson => ({
    ...person,
    sessionId: newId<SessionId>(world.clock.now()),
  });
  const admin = seated(await world.person({ portal: "admin" }));

  return {
    ...world,
    /** The admin who acts unless somebody else is named. */
    admin,
    /** Somebody at the console, as its guard would resolve them. */
    seated,
    console: async (role: Role) => seated(await world.person({ portal: "admin", role })),
    /** What an action is told. */
    on: (person: { readonly accountId: string }, actor: Actor = admin) => ({
      actor,
      accountId: person.accountId,
      reason: "Asked at the front desk",
      visitor: TEST_VISITOR,
    }),
    set: (person: { readonly accountId: TestPerson["accountId"] }, values: Partial<typeof accounts.$inferInsert>) =>
      database.db.update(accounts).set(values).where(eq(accounts.id, person.accountId)),
    /** What the trail says that others did to somebody. */
    async eventsOn(person: { readonly accountId: TestPerson["accountId"] }) {
      const about = and(eq(auditEvents.clinicId, world.clinicId), eq(auditEvents.accountId, person.accountId));
      const rows = await database.db.select().from(auditEvents).where(about).orderBy(auditEvents.id);
      return rows.filter((row) => row.actorId !== null && row.actorId !== person.accountId);
    },
    /** Everything queued about somebody, in the order in which it was. */
    async lettersTo(person: { readonly accountId: string }) {
      const rows = await database.owner.db.execute<{ data: Record<string, unknown> }>(
        sql`select data from pgboss.job where name in (${MESSAGES}, ${TEXTS})
          and data->>'accountId' = ${person.accountId} order by created_on, name, data->>'to'`,
      );
      return rows.map(({ data }) => data);
    },
  };
}

export type ConsoleWorld = Awaited<ReturnType<typeof consoleWorld>>;
