import { authenticators } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { stepAt } from "../../authenticators/totp.ts";
import { clinicWorld } from "../../testing.ts";
import { SIGN_IN } from "../login-use.ts";
import { readLogin } from "../read-login.ts";
import { burnStep } from "./burn-step.ts";
import { completeWithAuthenticator } from "./complete-login.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);

/** Somebody whose code was found to be right, and who has not completed their login with it yet. */
async function matched() {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const login = await world.begun(person);
  const step = stepAt(world.clock.now());
  const match = { authenticatorId: phone.id, step, alreadyUsed: false };
  const complete = () =>
    completeWithAuthenticator(world.context, { ...person, ...login }, match, { use: SIGN_IN, trust: null });
  const state = async () => (await readLogin(world.context, login)).state;
  const rowOf = async () => (await database.db.select().from(authenticators).where(eq(authenticators.id, phone.id)))[0];
  return { person, phone, step, complete, state, rowOf };
}

it("a step that was burned after its code was compared completes nothing, and its authenticator stays where it was", async () => {
  const { person, phone, step, complete, state, rowOf } = await matched();
  const off = { authenticatorId: phone.id, step, seconds: 0 };
  await database.db.transaction((tx) => burnStep(tx, person, off, world.clock.now()));
  expect(await complete()).toBe("used");
  expect(await state()).toBe("open");
  expect(await rowOf()).toMatchObject({ lastUsedStep: 0, burnedSteps: [step] });
});

it("beside burned steps of other moments it is spent, and those that it has passed are forgotten", async () => {
  const { person, phone, step, complete, state, rowOf } = await matched();
  for (const away of [-2, 3]) {
    const off = { authenticatorId: phone.id, step: step + away, seconds: 30 * away };
    await database.db.transaction((tx) => burnStep(tx, person, off, world.clock.now()));
  }
  expect(await complete()).toBe("completed");
  expect(await state()).toBe("completed");
  expect(await rowOf()).toMatchObject({ lastUsedStep: step, burnedSteps: [step + 3], clockOffSeconds: null });
});

it("a step that was spent after its code was compared completes nothing", async () => {
  const { phone, step, complete, state } = await matched();
  await database.db.update(authenticators).set({ lastUsedStep: step }).where(eq(authenticators.id, phone.id));
  expect(await complete()).toBe("used");
  expect(await state()).toBe("open");
});
