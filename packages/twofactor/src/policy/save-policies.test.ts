import { randomBytes } from "node:crypto";
import type { Actor } from "@countersign/accounts";
import { accounts, auditEvents, newId, policies, type SessionId, trustedDevices } from "@countersign/db";
import { createTestDatabase, type TestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { type ClinicWorld, clinicWorld, TEST_VISITOR, type TestPerson } from "../testing.ts";
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

it.each([
  ["staff may skip more", { staff: { ...REQUIRED, skipsAllowed: 4 } }, true],
  ["staff need not have it", { staff: OPTIONAL }, true],
  ["devices are trusted", { staff: { ...REQUIRED, mode: "required_once_per_device" } }, true],
  ["screens stay open for longer", { staff: { ...REQUIRED, idleMinutes: 31 } }, true],
  ["staff may skip less", { staff: { ...REQUIRED, skipsAllowed: 2 } }, false],
  ["days nobody uses", { staff: { ...REQUIRED, trustedDeviceDays: 90 } }, false],
  ["screens close sooner", { staff: { ...REQUIRED, idleMinutes: 10 } }, false],
  ["no texts", { patient: { ...OFF, textCodes: "refused" } }, false],
] as const)("%s: a reason is asked for where that is weaker", async (_what, drafts, isWeaker) => {
  await save();
  world.clock.pass({ minutes: 1 });
  const expected = { staff: 2, patient: 1 };
  const saved = await save({ ...drafts, expected, reason: null });
  expect(saved.ok ? null : saved.why).toBe(isWeaker ? "reason_missing" : null);
  if (isWeaker) expect(await save({ ...drafts, expected, reason: "Because" })).toMatchObject({ ok: true });
  const [newest] = await readPolicyHistory(world.context, { clinicId: world.clinicId, limit: 1 });
  expect(newest?.reason).toBe(isWeaker ? "Because" : null);
});

it("ends the trust in devices that the new version does not trust, and trusts none for longer than it says", async () => {
  const staff = { ...REQUIRED, mode: "required_once_per_device", trustedDeviceDays: 30 } as const;
  await save({ staff });
  const person = await world.person();
  const patient = await world.person({ portal: "patient" });
  const [old, young, theirs] = [await trusted(person, 10), await trusted(person, 2), await trusted(patient, 10)];
  await save({ staff: { ...staff, trustedDeviceDays: 7 }, expected: { staff: 2, patient: 1 } });
  expect(await device(old)).toMatchObject({ endedBy: "policy" });
  const kept = await device(young);
  expect(kept?.endedAt).toBeNull();
  expect((Number(kept?.expiresAt) - Number(kept?.createdAt)) / DAY_MS).toBe(7);
  expect((await device(theirs))?.endedAt).toBeNull();
  await save({ staff: REQUIRED, expected: { staff: 3, patient: 1 } });
  expect(await device(young)).toMatchObject({ endedBy: "policy", endedAt: world.clock.now() });
  const ended = (await events()).map(({ details }) => details as { version: number; devicesEnded: number });
  ended.sort((one, other) => one.version - other.version);
  expect(ended).toMatchObject([{ devicesEnded: 0 }, { devicesEnded: 1 }, { devicesEnded: 1 }]);
});

const DAY_MS = 86_400_000;

async function trusted({ clinicId, accountId, portal }: TestPerson, daysAgo: number): Promise<string> {
  const createdAt = new Date(world.clock.now().getTime() - daysAgo * DAY_MS);
  const id = newId<string>(createdAt);
  const moments = { createdAt, lastUsedAt: createdAt, expiresAt: new Date(createdAt.getTime() + 30 * DAY_MS) };
  const seen = { browser: "Firefox", address: "192.0.2.7", tokenHash: randomBytes(32) };
  await database.db.insert(trustedDevices).values({ clinicId, id, accountId, portal, ...seen, ...moments });
  return id;
}

async function device(id: string) {
  const [row] = await database.db.select().from(trustedDevices).where(eq(trustedDevices.id, id));
  return row;
}
