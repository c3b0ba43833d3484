import { newId, newToken, type Portal, tokenDigest, trustedDevices } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { policyModes } from "../policy/policy.ts";
import { clinicWorld, TEST_VISITOR, type TestPerson } from "../testing.ts";
import { endOwnTrust } from "./end-trust.ts";
import { offersTrust, TRUST_SECRETS_MOST, trustedDeviceOf } from "./trust.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);

it("trust is offered in the one mode that knows it, and never at the console", () => {
  const offered = (portal: Portal) => [...policyModes.patient, null].filter((mode) => offersTrust({ portal, mode }));
  expect(offered("staff")).toEqual(["required_once_per_device"]);
  expect(offered("patient")).toEqual(["required_once_per_device"]);
  expect(offered("admin")).toEqual([]);
});

/** A trusted device of somebody, at a portal that may not have made it. */
async function deviceOf({ clinicId, accountId }: TestPerson, portal: Portal) {
  const now = world.clock.now();
  const [id, secret] = [newId<string>(now), newToken(world.context.keys)];
  const times = { createdAt: now, lastUsedAt: now, expiresAt: new Date(now.getTime() + 60_000) };
  const row = { clinicId, id, accountId, portal, tokenHash: tokenDigest(secret), ...TEST_VISITOR, ...times };
  await database.owner.db.insert(trustedDevices).values(row);
  return { id, secret };
}

async function found(person: TestPerson, portal: Portal, secrets: readonly string[]): Promise<string | null> {
  const [row] = await database.db.execute<{ id: string | null }>(sql`
    select ${trustedDeviceOf(portal, secrets, world.clock.now())} as id from accounts a where a.id = ${person.accountId}`);
  return row?.id ?? null;
}

it("the console trusts no device, not even one that it finds", async () => {
  const person = await world.person({ portal: "admin" });
  const { id, secret } = await deviceOf(person, "staff");
  expect(await found(person, "staff", [secret])).toBe(id);
  expect(await found(person, "admin", [secret])).toBeNull();
});

it("a browser's first thirty secrets are looked at, none behind them", async () => {
  const person = await world.person();
  const { id, secret } = await deviceOf(person, "staff");
  const others = (count: number) => Array.from({ length: count }, (_, at) => `other ${at}`);
  expect(await found(person, "staff", [...others(TRUST_SECRETS_MOST - 1), secret])).toBe(id);
  expect(await found(person, "staff", [...others(TRUST_SECRETS_MOST), secret])).toBeNull();
  expect(await found(person, "staff", [])).toBeNull();
});

it("ending it is written down once, with how many devices", async () => {
  const person = await world.person();
  await deviceOf(person, "staff");
  await deviceOf(person, "staff");
  const asked = { ...person, ...TEST_VISITOR, sessionId: newId<string>(world.clock.now()), at: world.clock.now() };
  expect(await endOwnTrust(database.db, { ...asked, deviceId: null })).toBe(2);
  expect(await endOwnTrust(database.db, { ...asked, deviceId: null })).toBe(0);
  const events = await database.db.execute(sql`select event, outcome, details->>'devices' as devices from audit_events
    where account_id = ${person.accountId}`);
  expect(events).toEqual([{ event: "trusted_device.ended", outcome: "success", devices: "2" }]);
});
