import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { showRecoveryCodes } from "../recovery-codes/show-recovery-codes.ts";
import { brokenInvariants, clinicWorld, openWindow, seen, signedIn, TEST_PASSWORD, TEST_VISITOR } from "../testing.ts";
import { readEnrolment } from "./read-enrolment.ts";
import { setupKeyText } from "./setup-key.ts";
import { cancelEnrolment, startEnrolment } from "./start-enrolment.ts";
import { codeAt } from "./totp.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
beforeEach(() => world.policy("staff", "required_every_login", 5));
const secrets: string[] = [];

async function atTheWindow() {
  const person = await world.person();
  const login = await world.begun(person);
  const window = await openWindow(world, person, { loginId: login.loginId });
  secrets.push(window.setupKey, login.token);
  return { person, login, window };
}
const wrongFor = (secret: Buffer) => (codeAt(secret, world.clock.now()) === "000000" ? "111111" : "000000");

describe("setting up at login", () => {
  it("needs code and password; nothing is on before both are right, the key stays the same", async () => {
    const { person, login, window } = await atTheWindow();
    const wrong = wrongFor(window.secret);
    const invalid = (fault: object) => ({ ok: false, why: "invalid", fault });
    expect(await window.confirm({ code: "" })).toEqual(invalid({ code: "missing" }));
    expect(await window.confirm({ code: "12 34 5", password: "" })).toEqual(
      invalid({ code: "malformed", password: "missing" }),
    );
    expect(await window.confirm({ code: wrong })).toEqual(invalid({ code: "wrong" }));
    expect(await window.confirm({ password: "wrong" })).toEqual(invalid({ password: "wrong" }));
    expect(await window.confirm({ code: wrong, password: "wrong" })).toEqual(
      invalid({ code: "wrong", password: "wrong" }),
    );
    expect(await world.redeem(person, login.token)).toBeNull();
    expect((await openWindow(world, person, { loginId: login.loginId })).setupKey).toBe(window.setupKey);
    // A wrong password spent no step: the very same code works now.
    expect(await window.confirm()).toEqual({ ok: true, token: null, codesMade: true });
    expect(await world.redeem(person, login.token)).toMatchObject({
      method: "enrolment",
      assurance: 2,
      authenticators: 1,
    });
    expect(await brokenInvariants(database.owner.db, secrets)).toEqual([]);
  });

  it("spends its code: the first login wants the next one", async () => {
    const { person, window } = await atTheWindow();
    const code = codeAt(window.secret, world.clock.now());
    await window.confirm({ code });
    const login = await world.begun(person);
    expect(await verifyAuthenticatorCode(world.context, { ...login, code })).toMatchObject({
      why: "code_already_used",
    });
    world.nextStep();
    const next = codeAt(window.secret, world.clock.now());
    expect(await verifyAuthenticatorCode(world.context, { ...login, code: next })).toEqual({ ok: true });
  });

  it("shows the key once: never after it was confirmed", async () => {
    const { person, login, window } = await atTheWindow();
    await window.confirm();
    const read = { account: person, owner: { loginId: login.loginId }, issuer: "L", accountName: "A" };
    expect(await readEnrolment(world.context, read)).toBeNull();
    expect((await showRecoveryCodes(world.context, person))?.codes).toHaveLength(10);
  });

  it("ends after ten tries", async () => {
    const { window } = await atTheWindow();
    for (let count = 0; count < 10; count += 1) {
      expect(await window.confirm({ code: wrongFor(window.secret) })).toMatchObject({ why: "invalid" });
    }
    expect(await window.confirm()).toEqual({ ok: false, why: "too_many_tries" });
  });

  it("lives thirty minutes, and not an instant longer", async () => {
    const [early, late] = [await atTheWindow(), await atTheWindow()];
    world.clock.pass({ minutes: 30, seconds: -0.001 });
    expect(await early.window.confirm()).toMatchObject({ ok: true });
    world.clock.pass({ seconds: 0.001 });
    expect(await late.window.confirm()).toEqual({ ok: false, why: "gone" });
  });

  it("is slowed like any password guess", async () => {
    const { window } = await atTheWindow();
    for (let count = 0; count < 5; count += 1) await window.confirm({ password: `guess ${count}` });
    expect(await window.confirm({ password: TEST_PASSWORD })).toEqual({ ok: false, why: "wait", seconds: 1 });
  });

  it("of four presses of Enable at once one wins, with one set of codes and one mail", async () => {
    const { person, login, window } = await atTheWindow();
    const results = await Promise.all(Array.from({ length: 4 }, () => window.confirm()));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.redeem(person, login.token)).toMatchObject({ authenticators: 1, recoveryCodesLeft: 10 });
    expect(await brokenInvariants(database.owner.db, secrets)).toEqual([]);
  });

  it("does not open when its secret was copied from another account", async () => {
    const [mine, theirs] = [await atTheWindow(), await atTheWindow()];
    await database.owner.db.execute(sql`update authenticator_enrolments set secret_sealed = (select secret_sealed
      from authenticator_enrolments where id = ${theirs.window.enrolmentId}) where id = ${mine.window.enrolmentId}`);
    const code = codeAt(theirs.window.secret, world.clock.now());
    expect(await mine.window.confirm({ code })).toEqual({ ok: false, why: "gone" });
    expect(await world.redeem(mine.person, mine.login.token)).toBeNull();
  });
});

describe("setting up from the profile", () => {
  beforeEach(() => world.policy("staff", "optional"));

  it("rotates the session, ends the others, and abandoning it changes nothing", async () => {
    const person = await world.person();
    const [session, elsewhere] = [await signedIn(world, person), await signedIn(world, person)];
    await startEnrolment(world.context, { person: session, visitor: TEST_VISITOR });
    await cancelEnrolment(world.context, { person: session });
    expect((await world.begun(person)).step.at).toBe("signed-in");
    await startEnrolment(world.context, { person: session, visitor: TEST_VISITOR });
    const confirmed = await (await openWindow(world, person, { sessionId: session.sessionId })).confirm();
    if (!confirmed.ok || !confirmed.token) throw new Error("not confirmed");
    expect(await world.redeem(person, confirmed.token, session)).toMatchObject({ assurance: 2 });
    expect(await seen(world, session)).toEqual({ live: false, why: "rotated" });
    expect(await seen(world, elsewhere)).toEqual({ live: false, why: "factor_changed" });
  });

  it("asked for ten times at once is one window", async () => {
    const session = await signedIn(world, await world.person());
    const started = await Promise.all(
      Array.from({ length: 10 }, () => startEnrolment(world.context, { person: session, visitor: TEST_VISITOR })),
    );
    expect(started).toEqual(Array(10).fill({ ok: true }));
    const windows = await database.owner.db.execute(
      sql`select 1 from authenticator_enrolments where session_id = ${session.sessionId}`,
    );
    expect(windows).toHaveLength(1);
  });

  it("over an active factor wants a fresh code, and the old phone works until the new one is confirmed", async () => {
    const person = await world.person();
    const phone = await world.authenticator(person);
    const session = await signedIn(world, person, phone);
    world.clock.pass({ minutes: 10 });
    const start = (freshAt: Date) =>
      startEnrolment(world.context, { person: { ...session, freshAt }, visitor: TEST_VISITOR });
    expect(await start(session.freshAt ?? new Date(0))).toEqual({ ok: false, why: "not_fresh" });
    expect(await start(world.clock.now())).toEqual({ ok: true });
    const window = await openWindow(world, person, { sessionId: session.sessionId });
    await window.confirm({ code: wrongFor(window.secret) });
    const old = await world.begun(person);
    const withOld = { ...old, code: phone.code(world.clock.now()) };
    expect(await verifyAuthenticatorCode(world.context, withOld)).toEqual({ ok: true });
    expect(await window.confirm()).toMatchObject({ ok: true });
    world.nextStep();
    const next = await world.begun(person);
    const withOldAgain = { ...next, code: phone.code(world.clock.now()) };
    expect(await verifyAuthenticatorCode(world.context, withOldAgain)).toMatchObject({ why: "wrong_code" });
    expect(setupKeyText(window.secret)).toBe(window.setupKey);
  });

  it("more than ten times an hour is refused", async () => {
    const session = await signedIn(world, await world.person());
    for (let count = 0; count < 10; count += 1) {
      expect(await startEnrolment(world.context, { person: session, visitor: TEST_VISITOR })).toEqual({ ok: true });
      await cancelEnrolment(world.context, { person: session });
    }
    expect(await startEnrolment(world.context, { person: session, visitor: TEST_VISITOR })).toEqual({
      ok: false,
      why: "too_many_enrolments",
    });
  });
});
