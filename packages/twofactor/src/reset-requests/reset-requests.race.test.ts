import { resetRequests } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { hasAuthenticator } from "../authenticators/enrolment-statements.ts";
import { changeRole } from "../people/rescue/change-role.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { actorOf, mailsTo, newestRequest, resetOf } from "../testing/reset-world.ts";
import { type ClinicWorld, clinicWorld, TEST_VISITOR, type TestPerson } from "../testing.ts";
import { askForReset } from "./ask-for-reset.ts";
import { approveReset, cancelReset } from "./decide-request.ts";
import { resetByOperator } from "./reset-by-operator.ts";
import { settleDueResets } from "./settle-due-resets.ts";
import { stopReset } from "./stop-by-link.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

const ROUNDS = 6;
let world: ClinicWorld;
let clinics = 0;
beforeEach(() => newWorld());

async function newWorld(): Promise<void> {
  clinics += 1;
  world = await clinicWorld(database.db, `race${clinics}`);
}

/** So many admins with a second factor, and a request of the first about the second. */
async function asked(admins: number) {
  await newWorld();
  const people: TestPerson[] = [];
  for (let index = 0; index < admins; index += 1) {
    const admin = await world.person({ portal: "admin" });
    await world.authenticator(admin);
    people.push(admin);
  }
  const [asker, person, ...others] = people;
  if (!asker || !person) throw new Error("Two admins at least.");
  expect(await askForReset(world.context, resetOf(world, asker, person))).toMatchObject({ ok: true });
  return { asker, person, others, ...(await newestRequest(world, person)) };
}

const settle = () => settleDueResets(world.context, new AbortController().signal);
const decide = (by: TestPerson, requestId: string) => ({ actor: actorOf(world, by), requestId, visitor: TEST_VISITOR });
const stop = (person: TestPerson, token: string) =>
  stopReset(world.context, { place: person.place, token, visitor: TEST_VISITOR });

/** How the request ended, and that the factor went if and only if it was done; everybody was told once. */
async function endOf({
  person,
  id,
}: {
  person: TestPerson;
  id: string;
}): Promise<"done" | "cancelled" | "lapsed" | "open"> {
  const [row] = await database.db.select().from(resetRequests).where(eq(resetRequests.id, id));
  expect(await hasAuthenticator(database.db, person)).toBe(!row?.doneAt);
  const told = (await mailsTo(database.owner.db, person)).filter((mail) => mail !== "reset_asked");
  const ended = row?.doneAt ? "done" : row?.cancelledAt ? "cancelled" : row?.lapsedAt ? "lapsed" : "open";
  expect(told).toHaveLength(ended === "open" ? 0 : 1);
  expect(await brokenInvariants(database.owner.db)).toEqual([]);
  return ended;
}

it("of two who approve at once one does, and of ten presses of one button", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { person, others, id } = await asked(4);
    const presses = others.flatMap((by) =>
      Array.from({ length: 5 }, () => approveReset(world.context, decide(by, id))),
    );
    const results = await Promise.all(presses);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.why === "gone")).toHaveLength(9);
    expect(await endOf({ person, id })).toBe("done");
  }
});

it("approving and stopping at once: one of them, and the other is told so", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { person, others, id, token } = await asked(3);
    const [third] = others;
    if (!third) throw new Error("Three admins.");
    const [approved, stopped] = await Promise.all([
      approveReset(world.context, decide(third, id)),
      stop(person, token),
    ]);
    expect(approved.ok).toBe(!stopped);
    expect(await endOf({ person, id })).toBe(stopped ? "cancelled" : "done");
  }
});

it("becoming due and being stopped, cancelled or reset by the operator at once: one of them", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { asker, person, id, token } = await asked(2);
    world.clock.pass({ hours: 1 });
    const operator = { slug: person.place.clinicSlug, email: person.email, reason: "Seen in person" };
    const [stopped, cancelled] = await Promise.all([
      stop(person, token),
      cancelReset(world.context, decide(asker, id)),
      settle(),
      settle(),
      ...(round % 2 === 0 ? [] : [resetByOperator(world.context, operator)]),
    ]);
    expect([stopped, cancelled.ok].filter(Boolean).length).toBeLessThanOrEqual(1);
    const [row] = await database.db.select().from(resetRequests).where(eq(resetRequests.id, id));
    expect([row?.doneAt, row?.cancelledAt, row?.lapsedAt].filter(Boolean)).toHaveLength(1);
    expect(row?.cancelledAt !== null).toBe(stopped || cancelled.ok);
    if (round % 2 === 0) await endOf({ person, id });
  }
});

it("whoever asked does not approve in another tab, while somebody else does", async () => {
  const { asker, person, others, id } = await asked(3);
  const [third] = others;
  if (!third) throw new Error("Three admins.");
  const results = await Promise.all(
    [asker, asker, third, asker].map((by) => approveReset(world.context, decide(by, id))),
  );
  expect(results.filter(({ ok }) => ok)).toEqual([results[2]]);
  expect(await endOf({ person, id })).toBe("done");
});

it("an approver who is being demoted approves before it or not at all; likewise an asker", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { asker, person, others, id } = await asked(4);
    const [third, fourth] = others;
    if (!third || !fourth) throw new Error("Four admins.");
    const demoted = round % 2 === 0 ? third : asker;
    const [approved, changed] = await Promise.all([
      approveReset(world.context, decide(third, id)),
      changeRole(world.context, { ...resetOf(world, fourth, demoted), role: "staff" }),
    ]);
    expect(changed).toEqual({ ok: true });
    const ended = await endOf({ person, id });
    expect(ended === "done").toBe(approved.ok);
    if (!approved.ok) expect(approved.why).toBe(demoted === third ? "not_allowed" : "lapsed");
  }
});

it("of many who ask at once one does; a button for a request that has ended approves no newer one", async () => {
  const { asker, person, others, id } = await asked(4);
  const [third, fourth] = others;
  if (!third || !fourth) throw new Error("Four admins.");
  expect(await cancelReset(world.context, decide(asker, id))).toEqual({ ok: true });
  const results = await Promise.all(
    [third, fourth, third].map((by) => askForReset(world.context, resetOf(world, by, person))),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await approveReset(world.context, decide(asker, id))).toEqual({ ok: false, why: "gone" });
  expect(await hasAuthenticator(database.db, person)).toBe(true);
});

it("two admins who asked for each other never wait for each other in a circle", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { asker, person, id } = await asked(2);
    expect(await askForReset(world.context, resetOf(world, person, asker))).toEqual({ ok: true, waitsFor: "time" });
    const back = await newestRequest(world, asker);
    world.clock.pass({ hours: 1 });
    await Promise.all([settle(), settle(), settle()]);
    for (const [whom, request] of [
      [person, id],
      [asker, back.id],
    ] as const) {
      const [row] = await database.db.select().from(resetRequests).where(eq(resetRequests.id, request));
      expect(row?.doneAt).not.toBeNull();
      expect(await hasAuthenticator(database.db, whom)).toBe(false);
    }
  }
});
