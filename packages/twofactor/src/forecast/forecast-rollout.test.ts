import { accounts, logins } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { signedIn } from "../testing/signed-in.ts";
import { type ClinicWorld, clinicWorld } from "../testing.ts";
import { forecastRollout } from "./forecast-rollout.ts";
import { readSignInHabits } from "./read-sign-in-habits.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

const REQUIRED = { mode: "required_every_login", skipsAllowed: 1 } as const;
let world: ClinicWorld;
let clinics = 0;

beforeEach(async () => {
  clinics += 1;
  world = await clinicWorld(database.db, `clinic${clinics}`);
});

const rollout = (policy: Parameters<typeof forecastRollout>[1]["policy"] = REQUIRED) =>
  forecastRollout(world.context, { clinicId: world.clinicId, policy, from: world.clock.now() });

it("counts the days on which people signed in, and tells apart who is away and who was never here", async () => {
  const away = await world.person();
  await signedIn(world, away);
  world.clock.pass({ hours: 24 * 40 });
  await world.person();
  const [often, seldom] = [await world.person(), await world.person()];
  await signedIn(world, seldom);
  for (let day = 0; day < 7; day += 1) {
    await signedIn(world, often);
    await signedIn(world, often);
    world.clock.pass({ hours: 24 });
  }
  await signedIn(world, seldom);
  expect(await readSignInHabits(world.context, world.clinicId)).toMatchObject({
    sample: expect.arrayContaining([
      { skipsSpent: 0, loginDays: 7, people: 1 },
      { skipsSpent: 0, loginDays: 2, people: 1 },
    ]),
  });
  // One skip: the second login, after 8 days of somebody who comes every fourth, after 28 of somebody who came twice.
  const after = (days: number) => new Date(world.clock.now().getTime() + days * 86_400_000);
  expect(await rollout()).toEqual({
    people: 2,
    away: 1,
    neverSignedIn: 1,
    tooLittleHistory: 0,
    half: after(8),
    most: after(28),
    curve: [
      { on: after(8), setUp: 1 },
      { on: after(28), setUp: 2 },
    ],
  });
});

it("one sign-in, or several within a first week, are too little history to foresee anything", async () => {
  const [once, lately] = [await world.person(), await world.person()];
  await signedIn(world, once);
  world.clock.pass({ hours: 24 * 7 });
  for (let day = 0; day < 6; day += 1) {
    await signedIn(world, lately);
    world.clock.pass({ hours: 24 });
  }
  const unknown = { people: 0, curve: [], half: null, most: null };
  expect(await rollout()).toMatchObject({ ...unknown, tooLittleHistory: 2 });
  world.clock.pass({ hours: 23, minutes: 59 });
  expect(await rollout()).toMatchObject({ ...unknown, tooLittleHistory: 2 });
  world.clock.pass({ minutes: 1 });
  expect(await rollout()).toMatchObject({ people: 1, tooLittleHistory: 1 });
});

it("people who were imported, of whose sign-ins only the last is known, are no rhythm of one in four weeks", async () => {
  const person = await world.person();
  const lastLoginAt = world.clock.now();
  await database.db.update(accounts).set({ lastLoginAt }).where(eq(accounts.id, person.accountId));
  world.clock.pass({ hours: 24 * 10 });
  expect(await rollout()).toMatchObject({ people: 0, curve: [], tooLittleHistory: 1 });
});

it("whoever has set it up, was deactivated, is a patient or of another clinic is not waited for", async () => {
  const other = await clinicWorld(database.db, `other${clinics}`);
  const enrolled = await world.person();
  const gone = await world.person();
  for (const person of [enrolled, gone, await world.person({ portal: "patient" })]) await signedIn(world, person);
  await signedIn(other, await other.person());
  await world.authenticator(enrolled);
  await database.db.update(accounts).set({ deactivatedAt: world.clock.now() }).where(eq(accounts.id, gone.accountId));
  expect(await rollout()).toMatchObject({ people: 0, away: 0, neverSignedIn: 0, half: null, curve: [] });
});

it("skips that were spent are gone, and a login that was never finished is none", async () => {
  const person = await world.person();
  for (let week = 0; week < 2; week += 1) {
    await signedIn(world, person);
    world.clock.pass({ hours: 24 * 7 });
  }
  await world.begun(person);
  await database.db.update(accounts).set({ skipsSpent: 3 }).where(eq(accounts.id, person.accountId));
  expect((await rollout({ ...REQUIRED, skipsAllowed: 5 }))?.curve).toHaveLength(1);
  const habits = await readSignInHabits(world.context, world.clinicId);
  expect(habits.sample).toEqual([{ skipsSpent: 3, loginDays: 2, people: 1 }]);
  await database.db.update(logins).set({ redeemedAt: null }).where(eq(logins.accountId, person.accountId));
  const unfinished = await readSignInHabits(world.context, world.clinicId);
  expect(unfinished.sample).toEqual([{ skipsSpent: 3, loginDays: 0, people: 1 }]);
});

it("of many, some are looked at and all are counted", async () => {
  const people = [];
  for (let count = 0; count < 40; count += 1) people.push(await world.person());
  const now = world.clock.now();
  await database.db.update(accounts).set({ lastLoginAt: now }).where(eq(accounts.clinicId, world.clinicId));
  const { active, sample } = await readSignInHabits(world.context, world.clinicId, 10);
  expect(active).toEqual([{ skipsSpent: 0, people: people.length }]);
  const looked = sample.reduce((sum, share) => sum + share.people, 0);
  expect(looked).toBeLessThan(people.length);
  expect(await rollout()).toMatchObject({ people: 0, tooLittleHistory: 40 });
});

it.each(["off", "optional"] as const)("%s asks nobody, so there is nothing to foresee", async (mode) => {
  expect(await rollout({ mode, skipsAllowed: 5 })).toBeNull();
});
