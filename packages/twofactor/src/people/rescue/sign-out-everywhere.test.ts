import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { afterAll, expect, it } from "vitest";
import { verifyAuthenticatorCode } from "../../login/code/verify-authenticator-code.ts";
import { redeemLogin } from "../../login/redeem-login.ts";
import { consoleWorld } from "../../testing/console-world.ts";
import { seen, signedIn, steppedUp } from "../../testing.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

it("ends every session and half-done login; password and authenticator open it again; the person is told why", async () => {
  const world = await consoleWorld(database);
  const person = await world.person();
  const phone = await world.authenticator(person);
  const first = await signedIn(world, person, phone);
  world.nextStep();
  const second = await signedIn(world, person, phone);
  world.nextStep();
  const half = await world.begun(person);
  await verifyAuthenticatorCode(world.context, { ...half, code: phone.code(world.clock.now()) });
  expect(await signOutEverywhere(world.context, world.on(person))).toEqual({ ok: true });
  for (const session of [first, second]) expect(await seen(world, session)).toEqual({ live: false, why: "admin" });
  expect(await redeemLogin(world.context, half)).toBeNull();
  expect(await world.eventsOn(person)).toMatchObject([
    { event: "account.signed_out", details: { reason: "Asked at the front desk", sessionsEnded: 2, devicesEnded: 0 } },
  ]);
  expect(await world.lettersTo(person)).toMatchObject([
    { kind: "signed_out_everywhere", to: person.email, reason: "Asked at the front desk" },
  ]);
  world.nextStep();
  expect(await signedIn(world, person, phone)).toMatchObject({ accountId: person.accountId });
});

it("leaves no session behind when a step-up puts a new one in the place of the old at the same moment", async () => {
  const world = await consoleWorld(database);
  for (let round = 0; round < 10; round += 1) {
    const person = await world.person();
    const phone = await world.authenticator(person);
    const session = await signedIn(world, person, phone);
    world.nextStep();
    const steppingUp = steppedUp(world, session, phone).catch(() => null);
    const [renewed, result] = await Promise.all([steppingUp, signOutEverywhere(world.context, world.on(person))]);
    expect(result).toEqual({ ok: true });
    for (const one of [session, renewed]) if (one) expect(await seen(world, one)).toMatchObject({ live: false });
  }
});

it("is not for oneself, nor for whoever is deactivated; the helpdesk reaches neither admins nor its own", async () => {
  const world = await consoleWorld(database);
  const [helpdesk, gone, person] = [await world.console("helpdesk"), await world.person(), await world.person()];
  await world.set(gone, { deactivatedAt: world.clock.now() });
  const signOut = (whom: { accountId: string }, by = world.admin) =>
    signOutEverywhere(world.context, world.on(whom, by));
  expect(await signOut(world.admin)).toEqual({ ok: false, why: "yourself_signed_in" });
  expect(await signOut(gone)).toEqual({ ok: false, why: "deactivated" });
  expect(await signOut(world.admin, helpdesk)).toEqual({ ok: false, why: "no_such_person" });
  expect(await signOut(await world.console("helpdesk"), helpdesk)).toEqual({ ok: false, why: "no_such_person" });
  expect(await signOut(person, helpdesk)).toEqual({ ok: true });
  expect(await signOut(helpdesk)).toEqual({ ok: true });
});
