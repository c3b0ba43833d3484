import type { Actor } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import { accounts, budgets, newId, type SessionId } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import type { Adoption } from "../adoption/adoption.ts";
import { readAdoption } from "../adoption/read-adoption.ts";
import { CODE_FAILURES_BEFORE_SUSPENSION } from "../budget/code-waits.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { resetTwoFactor } from "../people/reset-two-factor.ts";
import { restartSkips } from "../people/restart-skips.ts";
import { unlockFactors } from "../people/unlock-factors.ts";
import { usualPolicy } from "../policy/policy-draft.ts";
import { readPolicies } from "../policy/read-policies.ts";
import { savePolicies } from "../policy/save-policies.ts";
import { turnOffSignInCodes } from "../sign-in-codes/turn-off-sign-in-codes.ts";
import { turnOnSignInCodes } from "../sign-in-codes/turn-on-sign-in-codes.ts";
import { patientWorld } from "../testing/patient-world.ts";
import { Life, TEST_VISITOR, type TestPerson } from "../testing.ts";
import { dayOf, startOf } from "./day.ts";
import { readCoverage } from "./read-coverage.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

const RUNS = 8;
const MOST_SECONDS = 20;
const REASON = "They asked for it in person";

/** A clinic in which days go by; what stood at the end of each is written down as it was seen then. */
async function history(slug: string) {
  const stage = await patientWorld(database.db, slug);
  const { world } = stage;
  const { context, clock, clinicId } = world;
  const actor: Actor = { ...(await world.person({ portal: "admin" })), sessionId: newId<SessionId>(clock.now()) };
  const staff: Life[] = [];
  const patients: TestPerson[] = [];
  const truth = new Map<string, { adoption: Adoption; uncovered: readonly string[] }>();

  const uncovered = async () => {
    const rows = await database.db.execute<{ name: string }>(sql`
      select name from accounts where clinic_id = ${clinicId} and kind = 'staff' and enrolled_at is null
        and deactivated_at is null order by lower(name), id`);
    return rows.map(({ name }) => name);
  };
  const on = (person: { accountId: string }) => ({
    actor,
    accountId: person.accountId,
    reason: REASON,
    visitor: TEST_VISITOR,
  });
  const patientSession = async (patient: TestPerson) => stage.signIn(patient).catch(() => null);

  return {
    context,
    clinicId,
    truth,
    at: (index: number) => staff[index % staff.length],
    patientAt: (index: number) => patients[index % patients.length],
    joins: async () => void staff.push(new Life(world, await world.person())),
    patientJoins: async () => void patients.push(await stage.patient({ codesOn: false })),
    reset: (person: TestPerson) => resetTwoFactor(context, on(person)),
    restart: (person: TestPerson) => restartSkips(context, on(person)),
    unlock: (person: TestPerson) => unlockFactors(context, on(person)),

    async suspend(life: Life) {
      const login = life.secret ? await world.begun(life.person).catch(() => null) : null;
      if (!login) return;
      const spent = { spent: CODE_FAILURES_BEFORE_SUSPENSION - 1, chargedAt: clock.now(), waitsUntil: null };
      await database.db
        .insert(budgets)
        .values({ clinicId, kind: "codes", subject: life.person.accountId, ...spent })
        .onConflictDoUpdate({ target: [budgets.clinicId, budgets.kind, budgets.subject], set: spent });
      await verifyAuthenticatorCode(context, { ...login, code: "000000" });
    },

    async activity({ accountId }: TestPerson) {
      const { deactivatedAt } = await world.account(accountId);
      const event = deactivatedAt ? "account.reactivated" : "account.deactivated";
      const at = clock.now();
      await database.db
        .update(accounts)
        .set({ deactivatedAt: deactivatedAt ? null : at })
        .where(eq(accounts.id, accountId));
      await appendEvent(database.db, { clinicId, accountId, event, outcome: "success", at });
    },

    async policies(required: boolean, skipsAllowed: number, patientMode: "off" | "optional" | "required_every_login") {
      const { staff: one, patient: other } = await readPolicies(context, { clinicId });
      await savePolicies(context, {
        actor,
        visitor: TEST_VISITOR,
        staff: { ...usualPolicy, mode: required ? "required_every_login" : "optional", skipsAllowed },
        patient: { ...usualPolicy, mode: patientMode, skipsAllowed: 0 },
        expected: { staff: one.version, patient: other.version },
        reason: null,
      });
    },

    async turnOn(patient: TestPerson) {
      const person = await patientSession(patient);
      if (person) await turnOnSignInCodes(context, { person, visitor: TEST_VISITOR });
    },
    async turnOff(patient: TestPerson) {
      const person = await patientSession(patient);
      if (person) await turnOffSignInCodes(context, { person, visitor: TEST_VISITOR });
    },

    /** Night falls after some of them; what is true then is kept. */
    async nights(days: number) {
      for (let night = 0; night < days; night += 1) {
        truth.set(dayOf(clock.now()), {
          adoption: await readAdoption(context, { clinicId }),
          uncovered: await uncovered(),
        });
        clock.pass({ seconds: (startOf(dayOf(clock.now()), 1).getTime() - clock.now().getTime()) / 1000 + 9 * 3600 });
      }
    },
  };
}

type History = Awaited<ReturnType<typeof history>>;
type Act = readonly [string, (past: History) => Promise<unknown>];

const whom = fc.nat(5);
const staffAct = (name: string, act: (past: History, life: Life) => Promise<unknown>) =>
  whom.map(
    (index): Act => [
      `staff ${index} ${name}`,
      async (past) => {
        const life = past.at(index);
        if (life) await act(past, life);
      },
    ],
  );
const patientAct = (name: string, act: (past: History, patient: TestPerson) => Promise<unknown>) =>
  whom.map(
    (index): Act => [
      `patient ${index} ${name}`,
      async (past) => {
        const patient = past.patientAt(index);
        if (patient) await act(past, patient);
      },
    ],
  );
const once = (name: string, act: (past: History) => Promise<unknown>) => fc.constant<Act>([name, act]);
const policies = fc
  .tuple(fc.boolean(), fc.nat(3), fc.constantFrom("off" as const, "optional" as const, "required_every_login" as const))
  .map((drafts): Act => [`policies ${drafts.join(", ")}`, (past) => past.policies(...drafts)]);

const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 3 }).map((days): Act => [`${days} nights`, (past) => past.nights(days)]),
  },
  { weight: 2, arbitrary: policies },
  { weight: 1, arbitrary: once("somebody joins", (past) => past.joins()) },
  { weight: 1, arbitrary: once("a patient joins", (past) => past.patientJoins()) },
  {
    weight: 2,
    arbitrary: staffAct("enrols", async (_, life) => {
      await life.signIn(0);
      if (!(await life.enableAtLogin(0))) await life.enableInSession();
    }),
  },
  {
    weight: 3,
    arbitrary: staffAct("skips", async (_, life) => {
      await life.signIn(1);
      await life.skip(1);
    }),
  },
  {
    weight: 2,
    arbitrary: staffAct("disables", async (_, life) => {
      await life.signIn(0);
      await life.typeCode(0);
      life.world.clock.pass({ seconds: 30 });
      await life.disable();
    }),
  },
  {
    weight: 1,
    arbitrary: staffAct("is reset", async (past, life) => {
      if ((await past.reset(life.person)).ok) life.secret = null;
    }),
  },
  { weight: 1, arbitrary: staffAct("begins skips again", (past, life) => past.restart(life.person)) },
  { weight: 1, arbitrary: staffAct("is suspended", (past, life) => past.suspend(life)) },
  { weight: 1, arbitrary: staffAct("is unlocked", (past, life) => past.unlock(life.person)) },
  { weight: 2, arbitrary: staffAct("leaves or comes back", (past, life) => past.activity(life.person)) },
  { weight: 2, arbitrary: patientAct("turns codes on", (past, patient) => past.turnOn(patient)) },
  { weight: 1, arbitrary: patientAct("turns codes off", (past, patient) => past.turnOff(patient)) },
  { weight: 1, arbitrary: patientAct("is reset", (past, patient) => past.reset(patient)) },
  { weight: 1, arbitrary: patientAct("leaves or comes back", (past, patient) => past.activity(patient)) },
);

it("whatever happened, the coverage of every day is what was true at its end", async () => {
  let clinics = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 35, size: "max" }), async (acts) => {
      clinics += 1;
      const past = await history(`clinic-${clinics}`);
      for (let index = 0; index < 3; index += 1) await past.joins();
      for (let index = 0; index < 2; index += 1) await past.patientJoins();
      for (const [, happens] of acts) await happens(past);
      await past.nights(1);
      for (const [on, { adoption, uncovered }] of past.truth) {
        const read = await readCoverage(past.context, { clinicId: past.clinicId, on });
        expect(
          read.ok && {
            on,
            adoption: read.coverage.adoption,
            uncovered: read.coverage.uncovered.map(({ name }) => name),
          },
        ).toEqual({ on, adoption, uncovered });
      }
    }),
    { numRuns: RUNS, interruptAfterTimeLimit: MOST_SECONDS * 1000, markInterruptAsFailure: false },
  );
}, 60_000);
