import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { resetTwoFactor } from "../../people/reset-two-factor.ts";
import { meanwhile } from "../../testing/meanwhile.ts";
import { namedPhones } from "../../testing/named-phones.ts";
import { patientWorld } from "../../testing/patient-world.ts";
import { brokenInvariants, clinicWorld, replicaOf, seen, signedIn, TEST_VISITOR } from "../../testing.ts";
import { disableTwoFactor } from "../disable-two-factor.ts";

vi.setConfig({ testTimeout: 90_000 });
const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const replica = replicaOf(world, database.connect(10));
const phones = namedPhones(world);
beforeEach(() => world.policy("staff", "optional"));
afterEach(async () => {
  expect(await brokenInvariants(database.owner.db)).toEqual([]);
});

const won = (results: readonly { readonly ok: boolean }[]) => results.filter(({ ok }) => ok).length;

it("of two removals of two at once by staff one is left, from one session or from two", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { person, phones: had, session } = await phones.owner(["Work", "Home"]);
    const other = round % 2 === 0 ? session : await signedIn(world, person, had[1]);
    const removed = await Promise.all([
      phones.remove(session, had[0]?.id ?? ""),
      phones.remove(other, had[1]?.id ?? "", replica),
    ]);
    expect(won(removed)).toBe(1);
    expect(await phones.names(person)).toHaveLength(1);
  }
});

it("of five additions at four, in sessions of their own, one makes five", async () => {
  const { person, phones: had } = await phones.owner(["1", "2", "3", "4"]);
  const windows: Awaited<ReturnType<typeof phones.window>>[] = [];
  for (let count = 0; count < 5; count += 1) {
    world.nextStep();
    windows.push(await phones.window(person, await signedIn(world, person, had[count % 4]), "add"));
  }
  expect(won(await Promise.all(windows.map((window, at) => window.confirmAt(at % 2 ? replica : world.context))))).toBe(
    1,
  );
  expect(await phones.names(person)).toHaveLength(5);
});

it("of ten starts at four that differ in purpose the last one to come is open, alone", async () => {
  const { phones: had, session } = await phones.owner(["1", "2", "3", "4"]);
  const starts = Array.from({ length: 10 }, (_, at) => phones.start(session, at % 2 ? "add" : "move", had[at % 4]?.id));
  await Promise.all(starts);
  const open = await database.owner.db.execute(
    `select 1 from authenticator_enrolments where session_id = '${session.sessionId}' and cancelled_at is null`,
  );
  expect(open).toHaveLength(1);
});

it("an addition against turning it off leaves neither authenticators nor recovery codes, whichever is first", async () => {
  for (const addedFirst of [true, false]) {
    const { person, phones: had, session } = await phones.owner(["Work"]);
    const window = await phones.window(person, session, "add");
    const code = had[0]?.code(world.clock.now()) ?? "";
    const add = (db = replica.db) => window.confirmAt({ ...replica, db });
    const turnOff = (db = world.context.db) =>
      disableTwoFactor({ ...world.context, db }, { place: person.place, person: session, code, visitor: TEST_VISITOR });
    type Change = (db?: typeof replica.db) => Promise<{ ok: boolean }>;
    const outcomes: { ok: boolean }[] = [];
    const [first, second]: [Change, Change] = addedFirst ? [add, turnOff] : [turnOff, add];
    outcomes.push(await meanwhile(database, async (tx) => outcomes.push(await first(tx)), second));
    // Turning it off takes the new one too, where that was there; afterwards there is nothing to add to.
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, addedFirst]);
    expect(await phones.names(person)).toEqual([]);
    expect(await codesOf(person.accountId)).toBe(0);
  }
});

it("an addition against a reset by an admin leaves nothing that the reset was to take away", async () => {
  const admin = await world.person({ portal: "admin" });
  const phone = await world.authenticator(admin);
  for (let round = 0; round < 4; round += 1) {
    const { person, session } = await phones.owner(["Work"]);
    world.nextStep();
    const actor = await signedIn(world, admin, phone);
    const window = await phones.window(person, session, "add");
    const on = { actor, accountId: person.accountId, reason: "Lost their phone", visitor: TEST_VISITOR };
    const [, reset] = await Promise.all([window.confirmAt(replica), resetTwoFactor(world.context, on)]);
    expect(reset).toMatchObject({ ok: true });
    expect(await phones.names(person)).toEqual([]);
    expect(await codesOf(person.accountId)).toBe(0);
    expect(await seen(world, session)).toMatchObject({ live: false });
  }
});

it("a move against the removal of the one it replaces: one of them wins, and one authenticator or two are left", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { person, phones: had, session } = await phones.owner(["Work", "Home"]);
    const window = await phones.window(person, session, "move", had[0]?.id);
    const both = await Promise.all([window.confirmAt(replica), phones.remove(session, had[0]?.id ?? "")]);
    expect(won(both)).toBe(1);
    expect(await phones.names(person)).toHaveLength(both[0].ok ? 2 : 1);
  }
});

it("of two authenticators given one name at once one gets it", async () => {
  const { person, phones: had, session } = await phones.owner(["Work", "Home"]);
  const renamed = await Promise.all([
    phones.rename(session, had[0]?.id ?? "", "Surgery"),
    phones.rename(session, had[1]?.id ?? "", "surgery", replica),
  ]);
  expect(won(renamed)).toBe(1);
  expect(new Set((await phones.names(person)).map((name) => name.toLowerCase())).size).toBe(2);
});

it("a patient's last two removed at once leave codes by email, and no recovery codes", async () => {
  const patients = await patientWorld(database.db, "harbour");
  const theirs = namedPhones(patients.world);
  const { person, phones: had, session } = await theirs.owner(["Work", "Home"], { portal: "patient" });
  await database.owner.db.execute(
    sql`update accounts set sign_in_codes_on_at = ${patients.world.clock.now()}::timestamptz where id = ${person.accountId}`,
  );
  expect(won(await Promise.all(had.map(({ id }) => theirs.remove(session, id))))).toBe(2);
  expect((await patients.world.begun(person)).step).toEqual({ at: "enter-code", methods: ["email_code"] });
  expect(await codesOf(person.accountId)).toBe(0);
});

async function codesOf(accountId: string): Promise<number> {
  const rows = await database.owner.db.execute(`select 1 from recovery_codes where account_id = '${accountId}'`);
  return rows.length;
}
