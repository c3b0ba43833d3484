import { auditEvents } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, desc, eq, sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { beginStepUp } from "../login/begin-step-up.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import type { Person } from "../session/person.ts";
import { meanwhile } from "../testing/meanwhile.ts";
import {
  brokenInvariants,
  clinicWorld,
  seen,
  signedIn,
  signedInBySkip,
  TEST_VISITOR,
  type TestPerson,
} from "../testing.ts";
import { disownActivity } from "./disown-activity.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const harbour = await clinicWorld(database.db, "harbour");
beforeEach(() => world.policy("staff", "optional"));
const owner = database.owner.db;
const WHAT = "You signed in";

const disown = (person: Person, eventId: string, db = world.context.db) =>
  disownActivity({ ...world.context, db }, { person, eventId, what: WHAT, visitor: TEST_VISITOR });

async function newest(person: { accountId: string }, event: string) {
  const mine = and(eq(auditEvents.accountId, person.accountId), eq(auditEvents.event, event));
  const [row] = await owner.select().from(auditEvents).where(mine).orderBy(desc(auditEvents.id)).limit(1);
  if (!row) throw new Error(`Nothing of ${event} happened.`);
  return row;
}

async function told(person: { accountId: string }) {
  const events = and(eq(auditEvents.accountId, person.accountId), eq(auditEvents.event, "account.disowned"));
  const mails = await owner.execute<{ to: string }>(sql`select data->>'to' as "to" from pgboss.job_common
    where data->>'kind' = 'activity_disowned' and data->>'accountId' = ${person.accountId}`);
  return { events: (await owner.select().from(auditEvents).where(events)).length, mails: mails.length };
}

/** Somebody at their own desk, and a thief who knows their password somewhere else. */
async function withThief(of: TestPerson) {
  const thief = await signedIn(world, of);
  const event = await newest(of, "session.started");
  world.clock.pass({ minutes: 3 });
  return { thief, event, here: await signedIn(world, of) };
}

describe("whoever says that a sign-in was not them", () => {
  it("stays, and everybody else is out at their next request, with what they had half done", async () => {
    const person = await world.person();
    const { thief, event, here } = await withThief(person);
    const halfDone = await world.begun(person);
    await owner.execute(sql`insert into trusted_devices (clinic_id, id, account_id, portal, token_hash, browser, address,
      created_at, last_used_at, expires_at) values (${person.clinicId}, gen_random_uuid(), ${person.accountId}, 'staff',
      sha256('a'), 'B', 'A', ${world.clock.now()}::timestamptz, ${world.clock.now()}::timestamptz, ${new Date(world.clock.now().getTime() + 86_400_000)}::timestamptz)`);

    expect(await disown(here, event.id)).toEqual({ ok: true, sessionsEnded: 1, devicesEnded: 1 });
    expect(await seen(world, here)).toMatchObject({ live: true });
    expect(await seen(world, thief)).toEqual({ live: false, why: "disowned" });
    expect(await redeemLogin(world.context, halfDone)).toBeNull();
    expect(
      await owner.execute(sql`select ended_by from trusted_devices where account_id = ${person.accountId}`),
    ).toEqual([{ ended_by: "disowned" }]);
    expect(await newest(person, "account.disowned")).toMatchObject({
      actorId: person.accountId,
      sessionId: here.sessionId,
      details: { what: WHAT, eventId: event.id, sessionsEnded: 1, devicesEnded: 1 },
    });
    expect(await told(person)).toEqual({ events: 1, mails: 1 });
  });

  it("is told of it once, however often and at however many places it is pressed", async () => {
    const person = await world.person();
    const { event, here } = await withThief(person);
    const pressed = await Promise.all(Array.from({ length: 12 }, () => disown(here, event.id)));
    expect(pressed.map((done) => done.ok && done.sessionsEnded).filter(Boolean)).toEqual([1]);
    expect(await disown(here, event.id)).toMatchObject({ ok: true, sessionsEnded: 0 });
    expect(await told(person)).toEqual({ events: 1, mails: 1 });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  it("is told again when the thief came back meanwhile, and of another event", async () => {
    const person = await world.person();
    const { event, here } = await withThief(person);
    await disown(here, event.id);
    const again = await signedIn(world, person);
    expect(await disown(here, event.id)).toMatchObject({ ok: true, sessionsEnded: 1 });
    expect(await seen(world, again)).toEqual({ live: false, why: "disowned" });
    expect(await told(person)).toEqual({ events: 2, mails: 2 });
    await disown(here, (await newest(again, "session.started")).id);
    expect(await told(person)).toEqual({ events: 3, mails: 3 });
  });

  it.each(["before it", "after it"])("ends the session of a step-up of the thief that comes %s", async (order) => {
    const person = await world.person();
    const phone = await world.authenticator(person);
    const thief = await signedIn(world, person, phone);
    const event = await newest(person, "session.started");
    world.nextStep();
    const here = await signedIn(world, person, phone);
    world.nextStep();
    const step = { intent: { action: "test", input: null }, returnTo: "/", person: thief, visitor: TEST_VISITOR };
    const login = { ...(await beginStepUp(world.context, step)), place: person.place };
    const code = phone.code(world.clock.now());
    expect(await verifyAuthenticatorCode(world.context, { ...login, code })).toEqual({ ok: true });
    const rotate = (db = world.context.db) => redeemLogin({ ...world.context, db }, login);
    if (order === "before it") {
      const sessions: Awaited<ReturnType<typeof rotate>>[] = [];
      const hold = async (tx: typeof owner) => sessions.push(await rotate(tx));
      expect(await meanwhile(database, hold, () => disown(here, event.id))).toMatchObject({ ok: true });
      const [rotated] = sessions;
      if (!rotated) throw new Error("The step-up came to nothing.");
      expect(await seen(world, { ...thief, sessionId: rotated.sessionId })).toEqual({ live: false, why: "disowned" });
    } else {
      expect(await meanwhile(database, (tx) => disown(here, event.id, tx), rotate)).toBeNull();
    }
    expect(await seen(world, thief)).toMatchObject({ live: false });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  it("may be without a factor, in a session begun by a skip, or a patient", async () => {
    const patient = await world.person({ portal: "patient" });
    const { event, here, thief } = await withThief(patient);
    expect(await disown(here, event.id)).toMatchObject({ ok: true });
    expect(await seen(world, thief)).toEqual({ live: false, why: "disowned" });

    await world.policy("staff", "required_every_login");
    const nurse = await world.person();
    const skipped = await signedInBySkip(world, nurse);
    const begun = await newest(nurse, "session.started");
    const second = await signedInBySkip(world, nurse);
    expect(await disown(second, begun.id)).toMatchObject({ ok: true });
    expect(await seen(world, skipped)).toEqual({ live: false, why: "disowned" });
  });
});

describe("nothing ends and nobody is told", () => {
  it.each([
    ["another account's event", async () => newest(await signedIn(world, await world.person()), "session.started")],
    ["another clinic's", async () => newest(await signedIn(harbour, await harbour.person()), "session.started")],
    ["an event that never was", async () => ({ id: "01990000-0000-7000-8000-000000000000" })],
  ])("for %s", async (_name, find) => {
    const person = await world.person();
    const { here, thief } = await withThief(person);
    expect(await disown(here, (await find()).id)).toEqual({ ok: false, why: "not_theirs" });
    expect(await seen(world, thief)).toMatchObject({ live: true });
    expect(await told(person)).toEqual({ events: 0, mails: 0 });
  });

  it("for the sign-in by which they are here, nor for what anybody can do, nor for what their clinic did", async () => {
    const person = await world.person();
    const here = await signedIn(world, person);
    expect(await disown(here, (await newest(person, "session.started")).id)).toMatchObject({ ok: false });
    await world.begin(person, { password: "not the password" });
    expect(await disown(here, (await newest(person, "sign_in.password_wrong")).id)).toMatchObject({ ok: false });
    const { event } = await withThief(person);
    await owner.execute(sql`update audit_events set actor_id = gen_random_uuid() where id = ${event.id}`);
    expect(await disown(here, event.id)).toMatchObject({ ok: false });
  });
});
