import type { Actor } from "@countersign/accounts";
import { accounts, auditEvents, newId, policies, type SessionId } from "@countersign/db";
import { createTestDatabase, type TestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { type ClinicWorld, clinicWorld, TEST_VISITOR } from "../testing.ts";
import { usualPolicy } from "./policy-draft.ts";
import { readPolicies } from "./read-policies.ts";
import { readPolicyHistory } from "./read-policy-history.ts";
import { savePolicies } from "./save-policies.ts";

const database: TestDatabase = await createTestDatabase();
afterAll(() => database.close());

let world: ClinicWorld;
let actor: Actor;
let clinics = 0;

beforeEach(async () => {
  clinics += 1;
  world = await clinicWorld(database.db, `clinic${clinics}`);
  const admin = await world.person({ portal: "admin" });
  actor = { ...admin, sessionId: newId<SessionId>(world.clock.now()) };
});

const OPTIONAL = { ...usualPolicy, mode: "optional", skipsAllowed: 5 } as const;
const REQUIRED = { ...usualPolicy, mode: "required_every_login", skipsAllowed: 3 } as const;
const OFF = { ...usualPolicy, mode: "off", skipsAllowed: 0 } as const;
const FIRST = { staff: 1, patient: 1 };

const save = (over: Partial<Parameters<typeof savePolicies>[1]> = {}) =>
  savePolicies(world.context, {
    actor,
    visitor: TEST_VISITOR,
    staff: REQUIRED,
    patient: OFF,
    expected: FIRST,
    reason: "The insurer asks for it",
    ...over,
  });

const events = () =>
  database.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.clinicId, world.clinicId), eq(auditEvents.event, "policy.changed")));

it("puts a new version in force and leaves the other policy alone, with one event that says from and to", async () => {
  expect(await save()).toEqual({ ok: true, changed: ["staff"] });
  expect(await readPolicies(world.context, world)).toMatchObject({
    staff: { version: 2, ...REQUIRED, createdBy: "Person 1" },
    patient: { version: 1, ...OFF, createdBy: null },
  });
  expect(await events()).toMatchObject([
    {
      actorId: actor.accountId,
      sessionId: actor.sessionId,
      address: TEST_VISITOR.address,
      outcome: "success",
      portal: "admin",
      details: { kind: "staff", version: 2, from: OPTIONAL, to: REQUIRED },
    },
  ]);
});

it("changes both policies together, with an event each", async () => {
  const patient = { ...usualPolicy, mode: "required_every_login", skipsAllowed: 0 } as const;
  expect(await save({ patient })).toEqual({ ok: true, changed: ["staff", "patient"] });
  expect(await readPolicies(world.context, world)).toMatchObject({
    staff: { version: 2 },
    patient: { version: 2, ...patient },
  });
  expect(await events()).toHaveLength(2);
});

it("stores no skips for patients, whatever is asked", async () => {
  await save({ staff: OPTIONAL, patient: { ...usualPolicy, mode: "optional", skipsAllowed: 7 } });
  expect((await readPolicies(world.context, world)).patient).toMatchObject({
    ...usualPolicy,
    mode: "optional",
    skipsAllowed: 0,
  });
});

it("writes nothing when nothing is changed", async () => {
  expect(await save({ staff: OPTIONAL })).toEqual({ ok: false, why: "nothing_changed" });
  expect(await events()).toEqual([]);
});

it("refuses both when the one that is left alone was changed meanwhile", async () => {
  await save({ staff: OPTIONAL, patient: { ...usualPolicy, mode: "optional", skipsAllowed: 0 } });
  expect(await save()).toEqual({ ok: false, why: "changed_meanwhile" });
  expect((await readPolicies(world.context, world)).staff.version).toBe(1);
});

it("lets one of ten admins who save at once win, and tells the others", async () => {
  const drafts = Array.from({ length: 10 }, (_, skipsAllowed) => ({
    ...REQUIRED,
    skipsAllowed,
  }));
  const results = await Promise.all(drafts.map((staff) => save({ staff })));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.why === "changed_meanwhile")).toHaveLength(9);
  const active = await database.db
    .select()
    .from(policies)
    .where(and(eq(policies.clinicId, world.clinicId), isNull(policies.supersededAt)));
  expect(active).toHaveLength(2);
  expect(await events()).toHaveLength(1);
});

it("refuses a staff member, a deactivated admin and an admin of another clinic", async () => {
  const member = await world.person();
  const gone = await world.person({ portal: "admin" });
  await database.db.update(accounts).set({ deactivatedAt: world.clock.now() }).where(eq(accounts.id, gone.accountId));
  const elsewhere = await (await clinicWorld(database.db, `elsewhere${clinics}`)).person({ portal: "admin" });
  const impostors = [
    member,
    gone,
    { ...elsewhere, clinicId: world.clinicId },
    { ...actor, clinicId: elsewhere.clinicId },
  ];
  for (const impostor of impostors) {
    const result = await save({ actor: { ...impostor, sessionId: actor.sessionId } });
    expect(result).toEqual({ ok: false, why: "not_allowed" });
  }
  expect((await readPolicies(world.context, world)).staff.version).toBe(1);
});

it.each([-1, 21, 1.5, Number.NaN])("throws on %s skips instead of storing them", async (skipsAllowed) => {
  await expect(save({ staff: { ...REQUIRED, skipsAllowed } })).rejects.toThrow(RangeError);
});

it("never lets staff be Off", async () => {
  await expect(save({ staff: OFF })).rejects.toThrow(RangeError);
});

it("tells the history, newest first, beginning with the clinic's first policies", async () => {
  world.clock.pass({ minutes: 1 });
  await save();
  expect(await readPolicyHistory(world.context, { clinicId: world.clinicId, limit: 10 })).toMatchObject([
    { kind: "staff", version: 2, by: "Person 1", from: OPTIONAL, to: REQUIRED },
    { kind: "staff", version: 1, by: null, from: null, to: OPTIONAL },
    { kind: "patient", version: 1, by: null, from: null, to: OFF },
  ]);
});

it("saves in one statement", async () => {
  const seen = await database.countStatements(() => save());
  expect(seen.statements).toHaveLength(1);
});
