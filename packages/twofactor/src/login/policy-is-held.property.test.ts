import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { brokenInvariants, clinicWorld, Life, watchSteps } from "../testing.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
await watchSteps(database.owner.db);

const RUNS = 40;
const browser = fc.nat(1);

type Act = (life: Life) => Promise<void>;
const named = (name: string, act: Act): [string, Act] => [name, act];

const setPolicy = fc
  .tuple(fc.boolean(), fc.nat(2))
  .map(([required, allowed]) =>
    named(`required: ${required}, ${allowed} skips`, (life) => life.setPolicy(required, allowed)),
  );
const signIn = browser.map((at) => named(`browser ${at} signs in`, (life) => life.signIn(at)));
const skip = browser.map((at) =>
  named(`browser ${at} skips`, async (life) => {
    if (!(await life.skip(at))) return;
    expect(life.required && life.secret === null).toBe(true);
    expect(life.skips).toBeLessThanOrEqual(life.allowed);
  }),
);
const typeCode = browser.map((at) => named(`browser ${at} types the code of now`, (life) => life.typeCode(at)));
const enableAtLogin = browser.map((at) =>
  named(`browser ${at} enables at login`, async (life) => {
    const had = life.secret !== null;
    if (await life.enableAtLogin(at)) expect(had).toBe(false);
  }),
);
const enableInSession = fc.constant(named("the newest session enables", (life) => life.enableInSession()));
const disable = fc.constant(
  named("the newest session disables", async (life) => {
    if (await life.disable()) expect(life.required).toBe(false);
  }),
);
const pass = fc.constantFrom(30, 30, 30, 600, 1800, 8 * 3600);
const timePasses = pass.map((seconds) =>
  named(`${seconds} s pass`, async (life) => life.world.clock.pass({ seconds })),
);

// Likelier where most is decided; setting up is slow, because ten recovery codes are hashed each time.
const act = fc.oneof(
  { weight: 3, arbitrary: setPolicy },
  { weight: 5, arbitrary: signIn },
  { weight: 4, arbitrary: skip },
  { weight: 2, arbitrary: typeCode },
  { weight: 1, arbitrary: enableAtLogin },
  { weight: 1, arbitrary: enableInSession },
  { weight: 2, arbitrary: disable },
  { weight: 3, arbitrary: timePasses },
);

/** What the policy forbids, said once more and otherwise than the code says it. */
async function expectNothingForbidden(life: Life): Promise<void> {
  expect(new Set(life.spentSteps).size).toBe(life.spentSteps.length);
  expect((await life.world.account(life.person.accountId)).skipsSpent).toBe(life.skips);
  for (const { method, startedAt, notice } of await life.live()) {
    if (life.secret) expect(["authenticator", "enrolment"]).toContain(method);
    if (life.secret || !life.required) continue;
    // Required, and no factor: eight hours of grace at most, with a skip left or one spent on this very session.
    expect(notice).toBe("set_up_next_time");
    expect(life.world.clock.now().getTime() - startedAt.getTime()).toBeLessThan(8 * 3_600_000);
    if (method !== "skip") expect(life.allowed - life.skips).toBeGreaterThan(0);
  }
}

it("no sequence of policies, logins, skips, codes, set-ups, turning off and time yields what the policy forbids", async () => {
  let [clinics, held] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.nat(2), fc.array(act, { minLength: 10, maxLength: 20, size: "max" }), async (allowed, acts) => {
      clinics += 1;
      const world = await clinicWorld(database.db, `clinic-${clinics}`);
      const life = new Life(world, await world.person());
      await life.setPolicy(true, allowed);
      for (const [, happens] of acts) {
        await happens(life);
        await expectNothingForbidden(life);
      }
      expect(await brokenInvariants(database.owner.db)).toEqual([]);
      await database.owner.db.execute(sql`delete from spent_steps`);
      held += 1;
    }),
    { numRuns: RUNS },
  );
  expect(held).toBe(RUNS);
}, 600_000);
