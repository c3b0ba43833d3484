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

/** How often what a rule is about really happened. */
const reached = {
  skipped: 0,
  codesTaken: 0,
  enabledAtLogin: 0,
  enabledInSession: 0,
  disabled: 0,
  inGrace: 0,
  enrolled: 0,
};

const policyIs = (required: boolean, allowed: number) =>
  named(`required: ${required}, ${allowed} skips`, (life) => life.setPolicy(required, allowed));
const setPolicy = fc.tuple(fc.boolean(), fc.nat(2)).map(([required, allowed]) => policyIs(required, allowed));
const signsIn = (at: number) => named(`browser ${at} signs in`, (life) => life.signIn(at));
const signIn = browser.map(signsIn);
const skips = (at: number) =>
  named(`browser ${at} skips`, async (life) => {
    if (!(await life.skip(at))) return;
    expect(life.required && life.secret === null).toBe(true);
    expect(life.skips).toBeLessThanOrEqual(life.allowed);
    reached.skipped += 1;
  });
const skip = browser.map(skips);
const types = (at: number) =>
  named(`browser ${at} types the code of now`, async (life) => {
    const before = life.spentSteps.length;
    await life.typeCode(at);
    reached.codesTaken += life.spentSteps.length - before;
  });
const typeCode = browser.map(types);
const enables = (at: number) =>
  named(`browser ${at} enables at login`, async (life) => {
    const had = life.secret !== null;
    if (!(await life.enableAtLogin(at))) return;
    expect(had).toBe(false);
    reached.enabledAtLogin += 1;
  });
const enableAtLogin = browser.map(enables);
const enablesInSession = named("the newest session enables", async (life) => {
  const before = life.secret;
  await life.enableInSession();
  if (life.secret !== before) reached.enabledInSession += 1;
});
const enableInSession = fc.constant(enablesInSession);
const disables = named("the newest session disables", async (life) => {
  if (!(await life.disable())) return;
  expect(life.required).toBe(false);
  reached.disabled += 1;
});
const disable = fc.constant(disables);
const pass = fc.constantFrom(30, 30, 30, 600, 1800, 8 * 3600);
const passes = (seconds: number) => named(`${seconds} s pass`, async (life) => life.world.clock.pass({ seconds }));
const timePasses = pass.map(passes);

/** One life in which everything happens that the rules are about, whatever is drawn for the others. */
const EVERYTHING = [
  ...[signsIn(0), skips(0), passes(600), signsIn(1), enables(1), passes(30), signsIn(0), types(0)],
  ...[policyIs(false, 1), passes(30), disables, enablesInSession, passes(30), disables],
  ...[policyIs(true, 2), passes(30)],
];

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

/** What follows a login at once, too: drawn one by one, hardly a login would still be open when its code is typed. */
const inOneGo = fc.oneof(
  fc
    .tuple(browser, fc.constantFrom(skips, types, types, enables))
    .map(([at, next]) => [passes(30), signsIn(at), next(at)]),
  fc.constant([passes(30), disables]),
);
const acted = fc.oneof({ weight: 2, arbitrary: act.map((one) => [one]) }, { weight: 1, arbitrary: inOneGo });

/** What the policy forbids, said once more and otherwise than the code says it. */
async function expectNothingForbidden(life: Life): Promise<void> {
  expect(new Set(life.spentSteps).size).toBe(life.spentSteps.length);
  expect((await life.world.account(life.person.accountId)).skipsSpent).toBe(life.skips);
  for (const { method, startedAt, notice } of await life.live()) {
    if (life.secret) expect(["authenticator", "enrolment"]).toContain(method);
    if (life.secret) reached.enrolled += 1;
    if (life.secret || !life.required) continue;
    reached.inGrace += 1;
    // Required, and no factor: eight hours of grace at most, with a skip left or one spent on this very session.
    expect(notice).toBe("set_up_next_time");
    expect(life.world.clock.now().getTime() - startedAt.getTime()).toBeLessThan(8 * 3_600_000);
    if (method !== "skip") expect(life.allowed - life.skips).toBeGreaterThan(0);
  }
}

it("no sequence of policies, logins, skips, codes, set-ups, turning off and time yields what the policy forbids", async () => {
  let [clinics, held] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.nat(2),
      fc.array(acted, { minLength: 8, maxLength: 15, size: "max" }),
      async (allowed, acts) => {
        clinics += 1;
        const world = await clinicWorld(database.db, `clinic-${clinics}`);
        const life = new Life(world, await world.person());
        await life.setPolicy(true, allowed);
        for (const [, happens] of acts.flat()) {
          await happens(life);
          await expectNothingForbidden(life);
        }
        expect(await brokenInvariants(database.owner.db)).toEqual([]);
        await database.owner.db.execute(sql`delete from spent_steps`);
        held += 1;
      },
    ),
    { numRuns: RUNS, examples: [[2, [EVERYTHING]]] },
  );
  expect(held).toBe(RUNS);
  expect(Object.entries(reached).filter(([, times]) => times === 0)).toEqual([]);
}, 600_000);
