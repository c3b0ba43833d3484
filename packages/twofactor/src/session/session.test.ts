import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { beginStepUp } from "../login/begin-step-up.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import { brokenInvariants, clinicWorld, seen, signedIn, signedInBySkip, steppedUp, TEST_VISITOR } from "../testing.ts";
import { isFresh } from "./person.ts";
import { resolveSession } from "./resolve-session.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
await clinicWorld(database.db, "harbour");
beforeEach(() => world.policy("staff", "optional"));
const owner = database.owner.db;

async function enrolledAndIn() {
  const person = await world.person();
  const phone = await world.authenticator(person);
  return { person, phone, session: await signedIn(world, person, phone) };
}

describe("a session lasts", () => {
  it("half an hour after it was last used, and using it once more keeps it", async () => {
    const session = await signedIn(world, await world.person());
    for (let count = 0; count < 3; count += 1) {
      world.clock.pass({ minutes: 29 });
      expect(await seen(world, session)).toMatchObject({ live: true });
    }
    world.clock.pass({ minutes: 30 });
    expect(await seen(world, session)).toEqual({ live: false, why: "idle" });
    expect(await seen(world, session)).toEqual({ live: false, why: "idle" });
  });

  it("no longer for being asked how much of it is left", async () => {
    const session = await signedIn(world, await world.person());
    const begun = world.clock.now();
    const place = { portal: session.portal, clinicSlug: session.clinic.slug };
    const asked = () => resolveSession(world.context, { place, ...session, quietly: true });
    world.clock.pass({ minutes: 29 });
    expect(await asked()).toMatchObject({ person: { ends: { idleAt: new Date(begun.getTime() + 30 * 60_000) } } });
    world.clock.pass({ minutes: 1 });
    expect(await asked()).toEqual({ live: false, why: "idle" });
  });

  it("as it says that it will: half an hour from now on once something was done", async () => {
    const session = await signedIn(world, await world.person());
    world.clock.pass({ minutes: 20 });
    const inHalfAnHour = new Date(world.clock.now().getTime() + 30 * 60_000);
    expect(await seen(world, session)).toMatchObject({ person: { ends: { idleAt: inHalfAnHour } } });
  });

  it.each([
    ["staff", 12],
    ["patient", 24],
  ] as const)("of %s no more than %i hours, however busy", async (portal, hours) => {
    const session = await signedIn(world, await world.person({ portal }));
    for (let count = 0; count < hours * 3 - 1; count += 1) {
      world.clock.pass({ minutes: 20 });
      expect(await seen(world, session)).toMatchObject({ live: true });
    }
    world.clock.pass({ minutes: 20 });
    expect(await seen(world, session)).toEqual({ live: false, why: "expired" });
  });

  it("eight hours after a skip", async () => {
    await world.policy("staff", "required_every_login");
    const session = await signedInBySkip(world, await world.person());
    for (let count = 0; count < 23; count += 1) {
      world.clock.pass({ minutes: 20 });
      expect(await seen(world, session)).toMatchObject({ live: true, person: { notice: "set_up_next_time" } });
    }
    world.clock.pass({ minutes: 20 });
    expect(await seen(world, session)).toEqual({ live: false, why: "expired" });
  });
});

describe("at the next request", () => {
  it("Required counts: a notice while skips are left, the end when none is, and Optional again", async () => {
    const session = await signedIn(world, await world.person());
    await world.policy("staff", "required_every_login", 2);
    expect(await seen(world, session)).toMatchObject({
      live: true,
      person: { notice: "set_up_next_time", skipsLeft: 2 },
    });
    await world.policy("staff", "required_every_login", 0);
    expect(await seen(world, session)).toEqual({ live: false, why: "policy" });
  });

  it("a missing policy counts as required", async () => {
    const patient = await signedIn(world, await world.person({ portal: "patient" }));
    await owner.execute(
      sql`update policies set superseded_at = ${world.clock.now()}::timestamptz where kind = 'patient'`,
    );
    expect(await seen(world, patient)).toEqual({ live: false, why: "policy" });
    await owner.execute(sql`update policies set superseded_at = null where kind = 'patient'`);
    expect(await seen(world, patient)).toMatchObject({ live: true });
  });

  it("deactivation counts, for open logins and step-ups too", async () => {
    const { person, phone, session } = await enrolledAndIn();
    world.nextStep();
    const login = await world.begun(person);
    await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()) });
    await owner.execute(
      sql`update accounts set deactivated_at = ${world.clock.now()}::timestamptz where id = ${person.accountId}`,
    );
    expect(await seen(world, session)).toEqual({ live: false, why: "inactive" });
    expect(await redeemLogin(world.context, login)).toBeNull();
  });

  it("a lost admin role counts at the console, for completed logins too", async () => {
    const admin = await world.person({ portal: "admin" });
    const phone = await world.authenticator(admin);
    const session = await signedIn(world, admin, phone);
    world.nextStep();
    const login = await world.begun(admin);
    await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()) });
    await owner.execute(sql`update accounts set role = 'staff' where id = ${admin.accountId}`);
    expect(await seen(world, session)).toEqual({ live: false, why: "inactive" });
    expect(await redeemLogin(world.context, login)).toBeNull();
  });

  it.each([
    ["portal", { portal: "patient", clinicSlug: "lakeside" }],
    ["portal of the same people", { portal: "admin", clinicSlug: "lakeside" }],
    ["clinic", { portal: "staff", clinicSlug: "harbour" }],
    ["clinic nobody knows", { portal: "staff", clinicSlug: "nowhere" }],
  ] as const)("a session is worth nothing at another %s, and neither is a login", async (_name, place) => {
    const person = await world.person();
    const session = await signedIn(world, person);
    expect(await resolveSession(world.context, { ...session, place })).toEqual({ live: false, why: "missing" });
    const login = await world.begun(person);
    expect(await redeemLogin(world.context, { ...login, place })).toBeNull();
    expect(await redeemLogin(world.context, login)).not.toBeNull();
  });
});

describe("a step-up", () => {
  it("takes the session's place: a new id, fresh, the same start and end; the old one is over", async () => {
    const { session, phone } = await enrolledAndIn();
    world.clock.pass({ minutes: 11 });
    expect(isFresh(session, world.clock.now())).toBe(false);
    const rotated = await steppedUp(world, session, phone);
    expect(rotated.sessionId).not.toBe(session.sessionId);
    expect(rotated.startedAt).toEqual(session.startedAt);
    expect(isFresh(rotated, world.clock.now())).toBe(true);
    expect(await seen(world, session)).toEqual({ live: false, why: "rotated" });
    const ends = await owner.execute(
      sql`select distinct expires_at from sessions where account_id = ${session.accountId}`,
    );
    expect(ends).toHaveLength(1);
  });

  it("is fresh for ten minutes, to the millisecond", async () => {
    const { session } = await enrolledAndIn();
    expect(isFresh(session, new Date(world.clock.now().getTime() + 599_999))).toBe(true);
    expect(isFresh(session, new Date(world.clock.now().getTime() + 600_000))).toBe(false);
  });

  it.each([
    ["ended", sql`ended_at = ${world.clock.now()}::timestamptz, ended_by = 'signed_out'`],
    ["past its end", sql`expires_at = started_at`],
  ])("of a session that is %s yields nothing", async (_name, change) => {
    const { session, phone, person } = await enrolledAndIn();
    world.nextStep();
    const step = { intent: { action: "test", input: null }, returnTo: "/", person: session, visitor: TEST_VISITOR };
    const login = { ...(await beginStepUp(world.context, step)), place: person.place };
    await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()) });
    await owner.execute(sql`update sessions set ${change} where id = ${session.sessionId}`);
    expect(await redeemLogin(world.context, login)).toBeNull();
  });

  it("two of one session at once: one takes its place", async () => {
    const { session, phone, person } = await enrolledAndIn();
    const step = { intent: { action: "test", input: null }, returnTo: "/", person: session, visitor: TEST_VISITOR };
    const logins = await Promise.all([1, 2].map(() => beginStepUp(world.context, step)));
    for (const login of logins) {
      world.nextStep();
      const code = phone.code(world.clock.now());
      await verifyAuthenticatorCode(world.context, { ...login, place: person.place, code });
    }
    const redeemed = await Promise.all(
      logins.map((login) => redeemLogin(world.context, { ...login, place: person.place })),
    );
    expect(redeemed.filter(Boolean)).toHaveLength(1);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  it("redeemed by twenty at once, and once more later, counts once; the old id is worth nothing from then on", async () => {
    const { session, phone, person } = await enrolledAndIn();
    world.nextStep();
    const step = { intent: { action: "test", input: null }, returnTo: "/", person: session, visitor: TEST_VISITOR };
    const login = { ...(await beginStepUp(world.context, step)), place: person.place };
    await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()) });
    const redeemed = await Promise.all(Array.from({ length: 20 }, () => redeemLogin(world.context, login)));
    expect(redeemed.filter(Boolean)).toHaveLength(1);
    expect(await redeemLogin(world.context, login)).toBeNull();
    expect(await seen(world, session)).toEqual({ live: false, why: "rotated" });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  it("of one person is none for another's session, nor for another of theirs: it takes the place of its own", async () => {
    const { session, phone, person } = await enrolledAndIn();
    world.nextStep();
    const phoneSession = await signedIn(world, person, phone);
    world.nextStep();
    const rotated = await steppedUp(world, session, phone);
    expect(await seen(world, phoneSession)).toMatchObject({ live: true });
    expect(rotated.startedAt).toEqual(session.startedAt);
  });

  it("with a code that was spent on signing in is refused", async () => {
    const { session, phone, person } = await enrolledAndIn();
    const step = { intent: { action: "test", input: null }, returnTo: "/", person: session, visitor: TEST_VISITOR };
    const login = { ...(await beginStepUp(world.context, step)), place: person.place };
    const spent = { ...login, code: phone.code(world.clock.now()) };
    expect(await verifyAuthenticatorCode(world.context, spent)).toMatchObject({ why: "code_already_used" });
    expect(await redeemLogin(world.context, login)).toBeNull();
  });
});
