import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { disableTwoFactor } from "../authenticators/disable-two-factor.ts";
import { startEnrolment } from "../authenticators/start-enrolment.ts";
import { codeAt } from "../authenticators/totp.ts";
import type { Person } from "../session/person.ts";
import {
  brokenInvariants,
  type ClinicWorld,
  clinicWorld,
  openWindow,
  seen,
  TEST_VISITOR,
  type TestPerson,
  watchSteps,
} from "../testing.ts";
import { skipForNow } from "./skip-for-now.ts";
import { verifyAuthenticatorCode } from "./verify-authenticator-code.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
await watchSteps(database.owner.db);

const BROWSERS = 2;
type Begun = Awaited<ReturnType<ClinicWorld["begun"]>>;

/** What the test itself knows: the person's two browsers, their app, and what the policy was told to be. */
class Life {
  readonly world: ClinicWorld;
  readonly person: TestPerson;
  readonly logins: (Begun | null)[] = Array(BROWSERS).fill(null);
  readonly sessions: Person[] = [];
  required = false;
  allowed = 5;
  secret: Buffer | null = null;
  skips = 0;
  readonly spentSteps = new Set<string>();

  constructor(world: ClinicWorld, person: TestPerson) {
    this.world = world;
    this.person = person;
  }

  code(): string {
    return this.secret ? codeAt(this.secret, this.world.clock.now()) : "000000";
  }

  /** A step is worth something once: anything accepted for it a second time is a failure. */
  spend(accepted: boolean): void {
    if (!accepted || !this.secret) return;
    const step = `${this.secret.toString("hex")}/${Math.floor(this.world.clock.now().getTime() / 30_000)}`;
    expect(this.spentSteps.has(step)).toBe(false);
    this.spentSteps.add(step);
  }

  async redeem(login: Begun): Promise<void> {
    const session = await this.world.redeem(this.person, login.token);
    if (session) this.sessions.push(session);
  }
}

type Act = (life: Life) => Promise<void>;
const browser = fc.nat(BROWSERS - 1);

const acts: fc.Arbitrary<[string, Act]>[] = [
  fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 3 })).map(([required, allowed]) => [
    `policy ${required ? "required" : "optional"}, ${allowed} skips`,
    async (life) => {
      await life.world.policy("staff", required ? "required_every_login" : "optional", allowed);
      life.required = required;
      life.allowed = allowed;
    },
  ]),
  browser.map((at) => [
    `browser ${at} signs in`,
    async (life) => {
      const begun = await life.world.begin(life.person, { previousToken: life.logins[at]?.token ?? "" });
      if (!begun.ok) return;
      const login = { ...begun, place: life.person.place };
      life.logins[at] = login;
      await life.redeem(login);
    },
  ]),
  browser.map((at) => [
    `browser ${at} skips`,
    async (life) => {
      const login = life.logins[at];
      if (!login) return;
      const skipped = await skipForNow(life.world.context, login);
      if (skipped.ok) {
        life.skips += 1;
        expect(life.required && !life.secret).toBe(true);
        expect(life.skips).toBeLessThanOrEqual(life.allowed);
      }
      await life.redeem(login);
    },
  ]),
  fc.tuple(browser, fc.boolean()).map(([at, right]) => [
    `browser ${at} types a ${right ? "right" : "wrong"} code`,
    async (life) => {
      const login = life.logins[at];
      if (!login) return;
      const code = right ? life.code() : "999999";
      const tried = await verifyAuthenticatorCode(life.world.context, { ...login, code });
      life.spend(tried.ok);
      await life.redeem(login);
    },
  ]),
  browser.map((at) => [
    `browser ${at} enables at login`,
    async (life) => {
      const login = life.logins[at];
      if (!login) return;
      const window = await openWindow(life.world, life.person, { loginId: login.loginId }).catch(() => null);
      const had = life.secret !== null;
      if (!window || !(await window.confirm()).ok) return;
      expect(had).toBe(false);
      life.secret = window.secret;
      life.spend(true);
      await life.redeem(login);
    },
  ]),
  fc.constant([
    "the newest session enables",
    async (life) => {
      const session = await newestLive(life);
      if (!session) return;
      if (!(await startEnrolment(life.world.context, { person: session, visitor: TEST_VISITOR })).ok) return;
      const window = await openWindow(life.world, life.person, { sessionId: session.sessionId });
      const confirmed = await window.confirm();
      if (!confirmed.ok) return;
      life.secret = window.secret;
      life.spend(true);
      const rotated = confirmed.token ? await life.world.redeem(life.person, confirmed.token) : null;
      if (rotated) life.sessions.push(rotated);
    },
  ]),
  fc.constant([
    "the newest session disables",
    async (life) => {
      const session = await newestLive(life);
      if (!session) return;
      const form = { place: life.person.place, person: session, code: life.code(), visitor: TEST_VISITOR };
      const disabled = await disableTwoFactor(life.world.context, form);
      life.spend(disabled.ok);
      if (!disabled.ok) return;
      expect(life.required).toBe(false);
      life.secret = null;
    },
  ]),
  fc
    .constantFrom(30, 60, 600, 1800, 9 * 3600)
    .map((seconds) => [`${seconds} s pass`, async (life) => life.world.clock.pass({ seconds })]),
];

async function newestLive(life: Life): Promise<Person | null> {
  for (const session of life.sessions.toReversed()) {
    const now = await seen(life.world, session);
    if (now.live) return now.person;
  }
  return null;
}

/** What the policy forbids, said once more and otherwise than the code says it. */
async function expectNothingForbidden(life: Life): Promise<void> {
  for (const session of life.sessions) {
    const now = await seen(life.world, session);
    if (!now.live) continue;
    const { method, startedAt, notice } = now.person;
    const byFactor = method === "authenticator" || method === "enrolment";
    if (life.secret) expect(byFactor).toBe(true);
    if (!life.required) continue;
    if (life.secret) continue;
    // Required, and no factor: eight hours in grace at most, and only with a skip left or spent on this very session.
    expect(notice).toBe("set_up_next_time");
    expect(life.world.clock.now().getTime() - startedAt.getTime()).toBeLessThan(8 * 3_600_000);
    if (method !== "skip") expect(life.allowed - life.skips).toBeGreaterThan(0);
  }
  expect((await life.world.account(life.person.accountId)).skipsSpent).toBe(life.skips);
}

it("no sequence of policies, logins, skips, codes, set-ups, turning off and time yields what the policy forbids", async () => {
  const life = fc.array(fc.oneof(...acts), { minLength: 8, maxLength: 14, size: "max" });
  let clinics = 0;
  await fc.assert(
    fc.asyncProperty(life, async (steps) => {
      clinics += 1;
      const world = await clinicWorld(database.db, `clinic-${clinics}`);
      const lived = new Life(world, await world.person());
      for (const [, act] of steps) {
        await act(lived);
        await expectNothingForbidden(lived);
      }
      expect(await brokenInvariants(database.owner.db)).toEqual([]);
      await database.owner.db.execute(sql`delete from spent_steps`);
    }),
    { numRuns: 25, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
  );
}, 90_000);
