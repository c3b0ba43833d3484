import { auditEvents, newId, readKeyring, type SessionId } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "../people/actor.ts";
import { createAccount } from "../people/create-account.ts";
import type { Role } from "../people/role.ts";
import { createClinic } from "./create-clinic.ts";
import { readTextLimits, saveTextLimits, type TextLimits } from "./save-text-limits.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const context = {
  db: database.db,
  now: () => new Date("2026-11-23T09:00:00Z"),
  keys: readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`),
};
const visitor = { address: "192.0.2.7", browser: "Firefox on Linux" };
const FIRST: TextLimits = { textDailyCap: 2000, textCountries: [{ country: "GB", dailyCap: 2000 }] };
const WANTED: TextLimits = {
  textDailyCap: 300,
  textCountries: [
    { country: "IE", dailyCap: 200 },
    { country: "GB", dailyCap: 100 },
  ],
};

let number = 0;
let admin: Actor;
beforeEach(async () => {
  number += 1;
  const clinic = await createClinic(context, { slug: `hill${number}`, name: "Hill" });
  if (!clinic.ok) throw new Error("The clinic exists already.");
  admin = await person(clinic.clinicId, "admin");
});

async function person(clinicId: Actor["clinicId"], role: Role): Promise<Actor> {
  const email = `${role}-${newId(context.now())}@hill.example`;
  const account = await createAccount(context, clinicId, {
    kind: "staff",
    role,
    name: role,
    email,
    passwordHash: null,
  });
  if (!account.ok) throw new Error("The address is taken.");
  return { clinicId, accountId: account.accountId, sessionId: newId<SessionId>(context.now()) };
}

const save = (over: Partial<Parameters<typeof saveTextLimits>[1]> = {}) =>
  saveTextLimits(context, { actor: admin, expected: FIRST, limits: WANTED, visitor, ...over });
const events = () =>
  database.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.clinicId, admin.clinicId), eq(auditEvents.event, "clinic.settings_changed")));

it("countries come, change and go, and the trail says what the limits were and are", async () => {
  expect(await save()).toEqual({ ok: true });
  const [ie, gb] = WANTED.textCountries;
  const saved = { ...WANTED, textCountries: [gb, ie] };
  expect(await readTextLimits(context, admin.clinicId)).toEqual(saved);
  expect(await events()).toMatchObject([{ actorId: admin.accountId, details: { from: FIRST, to: saved } }]);
  const none = { textDailyCap: 0, textCountries: [] };
  expect(await save({ expected: WANTED, limits: none })).toEqual({ ok: true });
  expect(await readTextLimits(context, admin.clinicId)).toEqual(none);
});

it("of ten who save at the same time one wins, and what nobody changed is not written", async () => {
  const tries = Array.from({ length: 10 }, (_, at) => save({ limits: { ...WANTED, textDailyCap: at } }));
  const saved = await Promise.all(tries);
  expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
  expect(saved.filter((one) => !one.ok && one.why === "changed_meanwhile")).toHaveLength(9);
  expect(await events()).toHaveLength(1);
  expect(await save({ limits: FIRST })).toEqual({ ok: false, why: "nothing_changed" });
});

it("nobody but an admin of this clinic changes anything", async () => {
  const other = await createClinic(context, { slug: `dale${number}`, name: "Dale" });
  if (!other.ok) throw new Error("The clinic exists already.");
  const stranger = { ...(await person(other.clinicId, "admin")), clinicId: admin.clinicId };
  for (const actor of [await person(admin.clinicId, "helpdesk"), await person(admin.clinicId, "staff"), stranger]) {
    expect(await save({ actor })).toEqual({ ok: false, why: "not_allowed" });
  }
  expect(await readTextLimits(context, admin.clinicId)).toEqual(FIRST);
});
