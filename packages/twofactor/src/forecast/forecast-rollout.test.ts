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
  expect(await readSignInHabits(world.context, world.clinicId)).toMatchObject({
    sample: expect.arrayContaining([
      { skipsSpent: 0, loginDays: 7, people: 1 },
      { skipsSpent: 0, loginDays: 1, people: 1 },
    ]),
  });
  // One skip: the second login, after 8 days of somebody who comes every fourth, after 56 of somebody who came once.
  const after = (days: number) => new Date(world.clock.now().getTime() + days * 86_400_000);
  expect(await rollout()).toEqual({
    people: 2,
    away: 1,
    neverSignedIn: 1,
    half: after(8),
    most: after(56),
    curve: [
      { on: after(8), setUp: 1 },
      { on: after(56), setUp: 2 },
    ],
  });
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
  await signedIn(world, person);
  await world.begun(person);
  await database.db.update(accounts).set({ skipsSpent: 3 }).where(eq(accounts.id, person.accountId));
  expect((await rollout({ ...REQUIRED, skipsAllowed: 5 }))?.curve).toHaveLength(1);
  const habits = await readSignInHabits(world.context, world.clinicId);
  expect(habits.sample).toEqual([{ skipsSpent: 3, loginDays: 1, people: 1 }]);
  await database.db.update(logins).set({ redeemedAt: null }).where(eq(logins.accountId, person.accountId));
  expect((await readSignInHabits(world.context, world.clinicId)).sample).toEqual(habits.sample);
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
  expect(await rollout()).toMatchObject({ people: 40 });
});

it.each(["off", "optional"] as const)("%s asks nobody, so there is nothing to foresee", async (mode) => {
  expect(await rollout({ mode, skipsAllowed: 5 })).toBeNull();
});
