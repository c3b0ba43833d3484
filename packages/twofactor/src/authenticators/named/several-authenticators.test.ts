import { auditEvents } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { namedPhones } from "../../testing/named-phones.ts";
import { brokenInvariants, clinicWorld, seen, signedIn } from "../../testing.ts";
import { codeAt } from "../totp.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const phones = namedPhones(world);
beforeEach(() => world.policy("staff", "required_every_login"));
afterEach(async () => {
  expect(await brokenInvariants(database.owner.db)).toEqual([]);
});

const asPhone = (secret: Buffer) => ({ code: (at: Date) => codeAt(secret, at) });
const gone = { ok: false, why: "gone" };

/** What the trail tells of an account's authenticators, newest last. */
async function told(accountId: string) {
  const rows = await database.db.select().from(auditEvents).where(eq(auditEvents.accountId, accountId));
  return rows
    .filter(({ event }) => event.startsWith("authenticator."))
    .toSorted((one, other) => one.id.localeCompare(other.id))
    .map(({ event, details }) => [event, details] as const);
}

describe("adding one", () => {
  it("keeps the others and the recovery codes; each of them signs in; all that was open elsewhere ends", async () => {
    const { person, phones: had, session } = await phones.owner(["Old phone"]);
    const elsewhere = await signedIn(world, person, had[0]);
    world.nextStep();
    const waiting = await world.begun(person);
    const window = await phones.window(person, session, "add");
    const added = await window.confirm({ name: "  Tablet " });
    expect(added).toMatchObject({ ok: true, codesMade: false });
    expect(await phones.names(person)).toEqual(["Old phone", "Tablet"]);
    expect(await seen(world, elsewhere)).toMatchObject({ live: false });
    expect(await world.redeem(person, waiting.token)).toBeNull();
    expect(added.ok && (await world.redeem(person, added.token ?? "", session))).toMatchObject({
      authenticators: 2,
      recoveryCodesLeft: 10,
      unseenRecoveryCodes: false,
    });
    world.nextStep();
    for (const phone of [...had, asPhone(window.secret)]) expect(await phones.opens(person, phone)).toBe(true);
    expect((await told(person.accountId)).map(([event, { name }]) => [event, name])).toEqual([
      ["authenticator.added", "Tablet"],
    ]);
  });

  it("makes recovery codes where none is left", async () => {
    const { person, session } = await phones.owner(["Old phone"]);
    await database.owner.db.execute(`delete from recovery_code_sets where account_id = '${person.accountId}'`);
    const window = await phones.window(person, session, "add");
    expect(await window.confirm()).toMatchObject({ ok: true, codesMade: true });
  });

  it("stops at five", async () => {
    const { session } = await phones.owner(["1", "2", "3", "4", "5"]);
    expect(await phones.start(session, "add")).toEqual({ ok: false, why: "too_many_authenticators" });
    expect(await phones.start(session, "replace_all")).toEqual({ ok: true });
  });

  it("is the first one, with recovery codes, for somebody who has none", async () => {
    await world.policy("staff", "optional");
    const person = await world.person();
    const window = await phones.window(person, await signedIn(world, person), "add");
    expect(await window.confirm()).toMatchObject({ ok: true, codesMade: true });
    expect((await told(person.accountId)).map(([event]) => event)).toEqual(["authenticator.enrolled"]);
  });
});

describe("moving one to a new phone", () => {
  it("takes away the old one alone, and only when the new one is confirmed; name and recovery codes stay", async () => {
    const { person, phones: had, session } = await phones.owner(["Work", "Home"]);
    const [work, home] = had as [(typeof had)[number], (typeof had)[number]];
    const window = await phones.window(person, session, "move", work.id);
    expect(await phones.opens(person, work)).toBe(true);
    expect(await window.confirm()).toMatchObject({ ok: true, codesMade: false });
    world.nextStep();
    expect(await phones.opens(person, work)).toBe(false);
    expect(await phones.opens(person, home)).toBe(true);
    expect(await phones.opens(person, asPhone(window.secret))).toBe(true);
    expect((await phones.names(person)).toSorted()).toEqual(["Home", "Work"]);
    expect((await world.account(person.accountId)).enrolledAt).not.toBeNull();
    expect(await told(person.accountId)).toEqual([
      ["authenticator.replaced", { name: "Work", replaced: "Work", authenticatorId: window.enrolmentId }],
    ]);
  });

  it("may give it another name, though not one that another has, in whatever case", async () => {
    const { person, phones: had, session } = await phones.owner(["Work", "Home"]);
    const window = await phones.window(person, session, "move", had[0]?.id);
    expect(await window.confirm({ name: "HOME" })).toEqual({ ok: false, why: "invalid", fault: { name: "taken" } });
    // Nothing was spent: the very same code works under another name.
    expect(await window.confirm({ name: "New" })).toMatchObject({ ok: true });
    expect((await phones.names(person)).toSorted()).toEqual(["Home", "New"]);
  });

  it("is possible with five", async () => {
    const { person, phones: had, session } = await phones.owner(["1", "2", "3", "4", "5"]);
    expect(await (await phones.window(person, session, "move", had[4]?.id)).confirm()).toMatchObject({ ok: true });
    expect(await phones.names(person)).toHaveLength(5);
  });

  it("of somebody else's, of none and of one that has gone finds nothing", async () => {
    const { person, phones: had, session } = await phones.owner(["Work", "Home"]);
    const stranger = await phones.owner(["Theirs"]);
    for (const id of [stranger.phones[0]?.id, "x' or true", undefined]) {
      expect(await phones.start(session, "move", id)).toEqual(gone);
    }
    const window = await phones.window(person, session, "move", had[1]?.id);
    expect(await phones.remove(session, had[1]?.id ?? "")).toMatchObject({ ok: true, left: 1 });
    expect(await window.confirm()).toEqual(gone);
    expect(await phones.names(stranger.person)).toEqual(["Theirs"]);
  });
});

it("a window opened for one purpose is worth nothing for another", async () => {
  const { person, phones: had, session } = await phones.owner(["Work", "Home"]);
  const adding = await phones.window(person, session, "add");
  const moving = await phones.window(person, session, "move", had[0]?.id);
  expect(moving.setupKey).not.toBe(adding.setupKey);
  expect(await adding.confirm()).toMatchObject({ why: "invalid", fault: { code: "wrong" } });
  expect((await phones.window(person, session, "move", had[0]?.id)).setupKey).toBe(moving.setupKey);
  expect((await phones.window(person, session, "move", had[1]?.id)).setupKey).not.toBe(moving.setupKey);
});

it.each(["add", "move", "replace_all"] as const)("without a fresh code nobody begins to %s", async (purpose) => {
  const { phones: had, session } = await phones.owner(["Work"]);
  world.clock.pass({ minutes: 10 });
  expect(await phones.start(session, purpose, had[0]?.id)).toEqual({ ok: false, why: "not_fresh" });
});

it.each([
  ["too long", "x".repeat(41), "too_long"],
  ["of two lines", "a\nb", "odd"],
])("a name that is %s is refused before anything is tried", async (_what, name, fault) => {
  const { person, session } = await phones.owner(["Work"]);
  const window = await phones.window(person, session, "add");
  for (let count = 0; count < 12; count += 1) {
    expect(await window.confirm({ name })).toEqual({ ok: false, why: "invalid", fault: { name: fault } });
  }
  expect(await window.confirm({ name: " " })).toMatchObject({ ok: true });
  expect(await phones.names(person)).toEqual(["Work", "Authenticator app"]);
});

describe("renaming", () => {
  it("changes the name and nothing else, without a fresh code", async () => {
    const { person, phones: had, session } = await phones.owner(["Work", "Home"]);
    const elsewhere = await signedIn(world, person, had[1]);
    world.clock.pass({ minutes: 11 });
    const id = had[0]?.id ?? "";
    expect(await phones.rename(session, id, " Surgery ")).toEqual({ ok: true, name: "Surgery" });
    expect(await phones.rename(session, id, "SURGERY")).toEqual({ ok: true, name: "SURGERY" });
    expect(await phones.rename(session, id, "SURGERY")).toEqual({ ok: true, name: "SURGERY" });
    expect(await phones.names(person)).toEqual(["SURGERY", "Home"]);
    expect(await seen(world, elsewhere)).toMatchObject({ live: true });
    expect(await told(person.accountId)).toEqual([
      ["authenticator.renamed", { name: "Surgery", was: "Work", authenticatorId: id }],
      ["authenticator.renamed", { name: "SURGERY", was: "Surgery", authenticatorId: id }],
    ]);
  });

  it("refuses names that are taken or none, and finds nobody else's", async () => {
    const { person, phones: had, session } = await phones.owner(["Work", "Home"]);
    const stranger = await phones.owner(["Theirs"]);
    const id = had[0]?.id ?? "";
    for (const [name, fault] of [
      ["home", "taken"],
      ["", "missing"],
      ["x".repeat(41), "too_long"],
    ] as const) {
      expect(await phones.rename(session, id, name)).toEqual({ ok: false, why: "invalid", fault });
    }
    expect(await phones.rename(session, stranger.phones[0]?.id ?? "", "Mine")).toEqual(gone);
    expect(await phones.rename(session, "no id", "Mine")).toEqual(gone);
    expect(await phones.names(person)).toEqual(["Work", "Home"]);
    expect(await phones.names(stranger.person)).toEqual(["Theirs"]);
  });
});

describe("removing", () => {
  it("takes it away at once, ends what is open elsewhere and keeps the recovery codes", async () => {
    const { person, phones: had, session } = await phones.owner(["Work", "Home"]);
    const [work, home] = had as [(typeof had)[number], (typeof had)[number]];
    const elsewhere = await signedIn(world, person, home);
    world.nextStep();
    const waiting = await world.begun(person);
    expect(await phones.remove(session, work.id)).toEqual({ ok: true, name: "Work", left: 1 });
    expect(await phones.opens(person, work)).toBe(false);
    expect(await phones.opens(person, home)).toBe(true);
    expect(await seen(world, elsewhere)).toMatchObject({ live: false });
    expect(await seen(world, session)).toMatchObject({
      live: true,
      person: { authenticators: 1, recoveryCodesLeft: 10 },
    });
    expect(await world.redeem(person, waiting.token)).toBeNull();
    expect((await world.account(person.accountId)).enrolledAt).not.toBeNull();
  });

  it("wants a fresh code, and finds nobody else's", async () => {
    const { person, phones: had, session } = await phones.owner(["Work", "Home"]);
    const stranger = await phones.owner(["Theirs", "Too"]);
    expect(await phones.remove(session, stranger.phones[0]?.id ?? "")).toEqual(gone);
    expect(await phones.remove(session, "no id")).toEqual(gone);
    world.clock.pass({ minutes: 10 });
    expect(await phones.remove(session, had[0]?.id ?? "")).toEqual({ ok: false, why: "not_fresh" });
    expect(await phones.names(person)).toHaveLength(2);
    expect(await phones.names(stranger.person)).toHaveLength(2);
  });

  it.each(["optional", "required_every_login"] as const)("leaves staff their last one where it is %s", async (mode) => {
    await world.policy("staff", mode);
    const { person, phones: had, session } = await phones.owner(["Work"]);
    expect(await phones.remove(session, had[0]?.id ?? "")).toEqual({ ok: false, why: "last_one" });
    expect(await phones.names(person)).toEqual(["Work"]);
  });

  it("does nothing in a session that has ended", async () => {
    const { phones: had, session } = await phones.owner(["Work", "Home"]);
    await database.owner.db.execute(
      sql`update sessions set ended_at = ${world.clock.now()}::timestamptz, ended_by = 'ended_elsewhere' where id = ${session.sessionId}`,
    );
    expect(await phones.remove(session, had[0]?.id ?? "")).toEqual(gone);
    expect(await phones.rename(session, had[0]?.id ?? "", "New")).toEqual(gone);
  });
});
