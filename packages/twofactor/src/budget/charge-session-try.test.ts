import { auditEvents, budgets } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import type { Person } from "../session/person.ts";
import { clinicWorld, signedIn, TEST_VISITOR } from "../testing.ts";
import { chargeSessionTry, recordWrongSessionTry } from "./charge-session-try.ts";
import { CODE_FAILURES_BEFORE_SUSPENSION } from "./code-waits.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);

async function somebody() {
  const account = await world.person();
  const phone = await world.authenticator(account);
  const person = await signedIn(world, account, phone);
  return { account, phone, person };
}

const set = ({ accountId }: Person, to: Partial<typeof budgets.$inferInsert>) =>
  database.db
    .update(budgets)
    .set(to)
    .where(and(eq(budgets.kind, "codes"), eq(budgets.subject, accountId)));
const eventsOf = async ({ accountId }: Person) => {
  const rows = await database.db.select().from(auditEvents).where(eq(auditEvents.accountId, accountId));
  return rows.filter(({ event }) => /code_|suspended/.test(event)).toSorted((a, b) => a.id.localeCompare(b.id));
};
const mails = ({ accountId }: Person) =>
  database.owner.db.execute(sql`select data->>'kind' as kind from pgboss.job_common
    where data->>'accountId' = ${accountId} and data->>'kind' = 'factors_locked'`);

it("a try in a session is paid from the account's budget, and hands over its authenticators", async () => {
  const { person, phone } = await somebody();
  expect(await chargeSessionTry(world.context, person)).toMatchObject({
    ok: true,
    failures: 1,
    authenticators: [{ id: phone.id }],
  });
  expect(await chargeSessionTry(world.context, person)).toMatchObject({ ok: true, failures: 2 });
});

it("a wait refuses it uncharged and says how long; a suspension refuses it without an end", async () => {
  const { person } = await somebody();
  const until = new Date(world.clock.now().getTime() + 300_000);
  await set(person, { spent: 6, waitsUntil: until });
  expect(await chargeSessionTry(world.context, person)).toEqual({ ok: false, why: "wait", seconds: 300 });
  await set(person, { waitsUntil: null, suspendedAt: world.clock.now() });
  expect(await chargeSessionTry(world.context, person)).toEqual({ ok: false, why: "suspended" });
  await set(person, { suspendedAt: null });
  expect(await chargeSessionTry(world.context, person)).toMatchObject({ ok: true, failures: 7 });
});

it("an account that is gone while its session lives is a fault, not a refusal", async () => {
  const { person } = await somebody();
  const nobody = { ...person, accountId: person.sessionId as unknown as Person["accountId"] };
  await expect(chargeSessionTry(world.context, nobody)).rejects.toThrow("The account of a live session has gone.");
});

it.each([
  ["wrong_code", "sign_in.code_wrong"],
  ["code_already_used", "sign_in.code_reused"],
] as const)("%s is written down as the session's, and suspends nothing before its time", async (why, event) => {
  const { person } = await somebody();
  const failures = CODE_FAILURES_BEFORE_SUSPENSION - 1;
  await recordWrongSessionTry(world.context, { person, visitor: TEST_VISITOR, why, failures });
  expect(await eventsOf(person)).toMatchObject([
    {
      event,
      outcome: "failure",
      actorId: person.accountId,
      sessionId: person.sessionId,
      portal: "staff",
      at: world.clock.now(),
      ...TEST_VISITOR,
    },
  ]);
  expect(await mails(person)).toEqual([]);
});

it("the fiftieth is written down as a suspension too, and the person is told", async () => {
  const { person } = await somebody();
  const failures = CODE_FAILURES_BEFORE_SUSPENSION;
  await recordWrongSessionTry(world.context, { person, visitor: TEST_VISITOR, why: "wrong_code", failures });
  expect((await eventsOf(person)).map(({ event }) => event)).toEqual(["sign_in.code_wrong", "factors.suspended"]);
  expect((await eventsOf(person))[1]).toMatchObject({ outcome: "failure", sessionId: person.sessionId });
  expect(await mails(person)).toEqual([{ kind: "factors_locked" }]);
});
