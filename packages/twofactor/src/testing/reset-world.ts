import { type Actor, linkToken } from "@countersign/accounts";
import { newId, reEnrolmentLinks, resetRequests, type SessionId } from "@countersign/db";
import { and, desc, eq, sql } from "drizzle-orm";
import { type ClinicWorld, TEST_VISITOR, type TestPerson } from "./clinic-world.ts";

/** Somebody of the console, as the guard hands them to an action. */
export function actorOf(world: ClinicWorld, person: TestPerson): Actor {
  return { clinicId: person.clinicId, accountId: person.accountId, sessionId: newId<SessionId>(world.clock.now()) };
}

/** A reset as a dialog posts it. */
export function resetOf(world: ClinicWorld, by: TestPerson, person: { readonly accountId: string }) {
  const reason = "Lost the phone on the train";
  return { actor: actorOf(world, by), accountId: person.accountId, reason, visitor: TEST_VISITOR };
}

/** The token of the newest link by which a person was told to set up again. */
export async function newestReEnrolment(
  { context }: ClinicWorld,
  { clinicId, accountId }: TestPerson,
): Promise<string> {
  const [row] = await context.db
    .select()
    .from(reEnrolmentLinks)
    .where(and(eq(reEnrolmentLinks.clinicId, clinicId), eq(reEnrolmentLinks.accountId, accountId)))
    .orderBy(desc(reEnrolmentLinks.id))
    .limit(1);
  if (!row) throw new Error("No link was mailed.");
  return linkToken(context.keys, { purpose: "re_enrolment", clinicId, id: row.id, keyId: row.keyId });
}

/** The newest request about a person, and the token of the link that stops it. */
export async function newestRequest({ context }: ClinicWorld, { clinicId, accountId }: TestPerson) {
  const [row] = await context.db
    .select()
    .from(resetRequests)
    .where(and(eq(resetRequests.clinicId, clinicId), eq(resetRequests.accountId, accountId)))
    .orderBy(desc(resetRequests.id))
    .limit(1);
  if (!row) throw new Error("Nothing was asked for.");
  const token = linkToken(context.keys, { purpose: "reset_stop", clinicId, id: row.id, keyId: row.keyId });
  return { ...row, token };
}

/** Messages queued for a person so far, oldest first: kind, and for news which. */
export async function mailsTo(owner: ClinicWorld["context"]["db"], { accountId }: TestPerson): Promise<string[]> {
  const rows = await owner.execute<{ told: string }>(sql`
    select concat_ws(' ', data->>'kind', data->>'news') as told from pgboss.job_common
    where data->>'accountId' = ${accountId} order by created_on, 1`);
  return rows.map(({ told }) => told);
}
