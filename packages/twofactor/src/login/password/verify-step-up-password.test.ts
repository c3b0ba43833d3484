import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { afterAll, expect, test } from "vitest";
import { isFresh, type Person } from "../../session/person.ts";
import { turnOffSignInCodes } from "../../sign-in-codes/turn-off-sign-in-codes.ts";
import { turnOnSignInCodes } from "../../sign-in-codes/turn-on-sign-in-codes.ts";
import { clinicWorld, TEST_PASSWORD, TEST_VISITOR } from "../../testing/clinic-world.ts";
import { patientWorld } from "../../testing/patient-world.ts";
import { seen, signedIn, signedInBySkip } from "../../testing/signed-in.ts";
import { beginStepUp } from "../begin-step-up.ts";
import { redeemLogin } from "../redeem-login.ts";
import { verifyStepUpPassword } from "./verify-step-up-password.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const clinic = await patientWorld(database.db, "harbour");

async function steppingUp(person: Person) {
  const step = { intent: { action: "test", input: null }, returnTo: "/", person, visitor: TEST_VISITOR };
  const place = { portal: person.portal, clinicSlug: person.clinic.slug };
  return { ...(await beginStepUp(world.context, step)), place, person, visitor: TEST_VISITOR };
}

test("whoever has no factor confirms with the password: the session's id changes, and the proof lasts ten minutes", async () => {
  const person = await signedIn(world, await world.person());
  expect(isFresh(person, world.clock.now())).toBe(false);
  const form = await steppingUp(person);
  const wrong = await verifyStepUpPassword(world.context, { ...form, password: "not the password" });
  expect(wrong).toEqual({ ok: false, why: "wrong_password" });
  expect(await redeemLogin(world.context, form)).toBeNull();
  expect(await verifyStepUpPassword(world.context, { ...form, password: TEST_PASSWORD })).toEqual({ ok: true });

  const session = await redeemLogin(world.context, form);
  if (!session) throw new Error("Nothing was redeemed.");
  expect(session.sessionId).not.toBe(person.sessionId);
  expect(await seen(world, person)).toMatchObject({ live: false });
  const rotated = await seen(world, { ...person, ...session });
  if (!rotated.live) throw new Error(rotated.why);
  expect(rotated.person).toMatchObject({ assurance: 1, method: "password" });
  expect(isFresh(rotated.person, world.clock.now())).toBe(true);
  world.clock.pass({ seconds: 600 });
  expect(isFresh(rotated.person, world.clock.now())).toBe(false);
});

test("the password is never enough for whoever has a factor, nor for one who got it meanwhile", async () => {
  const nurse = await world.person();
  const password = TEST_PASSWORD;
  const person = await signedIn(world, nurse);
  const form = await steppingUp(person);
  const phone = await world.authenticator(nurse);
  // As the page that was read before knew the person, and as the next one does.
  expect(await verifyStepUpPassword(world.context, { ...form, password })).toMatchObject({ why: "login_gone" });
  const enrolled = await signedIn(world, nurse, phone);
  const again = await steppingUp(enrolled);
  expect(await verifyStepUpPassword(world.context, { ...again, password })).toEqual({ ok: false, why: "code_needed" });
});

test("a confirmation made with the password is worth nothing once a factor was set up", async () => {
  const nurse = await world.person();
  const form = await steppingUp(await signedIn(world, nurse));
  expect(await verifyStepUpPassword(world.context, { ...form, password: TEST_PASSWORD })).toEqual({ ok: true });
  await world.authenticator(nurse);
  expect(await redeemLogin(world.context, form)).toBeNull();
});

test("a patient with sign-in codes confirms with a code, even while the clinic asks nobody", async () => {
  const patient = await clinic.patient();
  await clinic.setMode("off");
  const form = await steppingUp(await clinic.signIn(patient));
  const tried = await verifyStepUpPassword(world.context, { ...form, password: TEST_PASSWORD });
  expect(tried).toEqual({ ok: false, why: "code_needed" });
  await clinic.setMode("optional");
});

test("a proof by password turns no codes off", async () => {
  const patient = await clinic.patient({ codesOn: false });
  const form = await steppingUp(await clinic.signIn(patient));
  expect(await verifyStepUpPassword(world.context, { ...form, password: TEST_PASSWORD })).toEqual({ ok: true });
  const session = await redeemLogin(world.context, form);
  if (!session) throw new Error("Nothing was redeemed.");
  const person = await clinic.person(session);
  expect(await turnOnSignInCodes(clinic.context, { person, visitor: TEST_VISITOR })).toEqual({ ok: true });
  const on = await clinic.person(session);
  expect(await turnOffSignInCodes(clinic.context, { person: on, visitor: TEST_VISITOR })).toEqual({
    ok: false,
    why: "not_fresh",
  });
});

test("a skip session confirms nothing", async () => {
  await world.policy("staff", "required_every_login");
  const form = await steppingUp(await signedInBySkip(world, await world.person()));
  const tried = await verifyStepUpPassword(world.context, { ...form, password: TEST_PASSWORD });
  expect(tried).toEqual({ ok: false, why: "not_allowed" });
  await world.policy("staff", "optional");
});

test("guesses are slowed, and only the session's own step-up is confirmed", async () => {
  const person = await signedIn(world, await world.person());
  const form = await steppingUp(person);
  const thief = await signedIn(world, await world.person());
  const stolen = await verifyStepUpPassword(world.context, { ...form, person: thief, password: TEST_PASSWORD });
  expect(stolen).toMatchObject({ how: "missing" });
  for (let guess = 0; guess < 5; guess++) {
    await verifyStepUpPassword(world.context, { ...form, password: `guess ${guess}` });
  }
  const right = await verifyStepUpPassword(world.context, { ...form, password: TEST_PASSWORD });
  expect(right).toEqual({ ok: false, why: "wait", seconds: 1 });
});
