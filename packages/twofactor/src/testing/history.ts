import type { Actor } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import { accounts, budgets, type Database, newId, type SessionId } from "@countersign/db";
import { dayOf, daysLater, startOf } from "@countersign/zones";
import { eq, sql } from "drizzle-orm";
import type { Adoption } from "../adoption/adoption.ts";
import { readAdoption } from "../adoption/read-adoption.ts";
import { CODE_FAILURES_BEFORE_SUSPENSION } from "../budget/code-waits.ts";
import { readClinicClock } from "../clinic-clock.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { resetTwoFactor } from "../people/reset-two-factor.ts";
import { restartSkips } from "../people/restart-skips.ts";
import { unlockFactors } from "../people/unlock-factors.ts";
import { usualPolicy } from "../policy/policy-draft.ts";
import { readPolicies } from "../policy/read-policies.ts";
import { savePolicies } from "../policy/save-policies.ts";
import { turnOffSignInCodes } from "../sign-in-codes/turn-off-sign-in-codes.ts";
import { turnOnSignInCodes } from "../sign-in-codes/turn-on-sign-in-codes.ts";
import { TEST_VISITOR, type TestPerson } from "./clinic-world.ts";
import { Life } from "./life.ts";
import { patientWorld } from "./patient-world.ts";

const REASON = "They asked for it in person";

/** A clinic in which days go by; what stood at the end of each is written down as it was seen then. */
export async function history(db: Database, slug: string) {
  const stage = await patientWorld(db, slug);
  const { world } = stage;
  const { context, clock, clinicId } = world;
  const clinicClock = await readClinicClock(context, clinicId);
  const actor: Actor = { ...(await world.person({ portal: "admin" })), sessionId: newId<SessionId>(clock.now()) };
  const staff: Life[] = [];
  const patients: TestPerson[] = [];
  const truth = new Map<string, { adoption: Adoption; uncovered: readonly string[] }>();

  const uncovered = async () => {
    const rows = await db.execute<{ name: string }>(sql`
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
    resetPatient: (patient: TestPerson) => resetTwoFactor(context, on(patient)),
    restart: (person: TestPerson) => restartSkips(context, on(person)),
    unlock: (person: TestPerson) => unlockFactors(context, on(person)),

    async enrol(life: Life) {
      await life.signIn(0);
      if (!(await life.enableAtLogin(0))) await life.enableInSession();
    },
    async skip(life: Life) {
      await life.signIn(1);
      await life.skip(1);
    },
    async disable(life: Life) {
      await life.signIn(0);
      await life.typeCode(0);
      world.nextStep();
      await life.disable();
    },
    async reset(life: Life) {
      if ((await resetTwoFactor(context, on(life.person))).ok) life.secret = null;
    },

    async suspend(life: Life) {
      const login = life.secret ? await world.begun(life.person).catch(() => null) : null;
      if (!login) return;
      const spent = { spent: CODE_FAILURES_BEFORE_SUSPENSION - 1, chargedAt: clock.now(), waitsUntil: null };
      await db
        .insert(budgets)
        .values({ clinicId, kind: "codes", subject: life.person.accountId, ...spent })
        .onConflictDoUpdate({ target: [budgets.clinicId, budgets.kind, budgets.subject], set: spent });
      await verifyAuthenticatorCode(context, { ...login, code: "000000" });
    },

    async activity({ accountId }: TestPerson) {
      const { deactivatedAt } = await world.account(accountId);
      const event = deactivatedAt ? "account.reactivated" : "account.deactivated";
      const at = clock.now();
      await db
        .update(accounts)
        .set({ deactivatedAt: deactivatedAt ? null : at })
        .where(eq(accounts.id, accountId));
      await appendEvent(db, { clinicId, accountId, event, outcome: "success", at });
    },

    async policies(required: boolean, skipsAllowed: number, patientMode: "off" | "optional" | "required_every_login") {
      const { staff: one, patient: other } = await readPolicies(context, { clinicId });
      await savePolicies(context, {
        actor,
        visitor: TEST_VISITOR,
        staff: { ...usualPolicy, mode: required ? "required_every_login" : "optional", skipsAllowed },
        patient: { ...usualPolicy, mode: patientMode, skipsAllowed: 0 },
        expected: { staff: one.version, patient: other.version },
        reason: REASON,
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
        const day = dayOf(clock.now(), clinicClock);
        truth.set(day, {
          adoption: await readAdoption(context, { clinicId }),
          uncovered: await uncovered(),
        });
        const next = startOf(daysLater(day, 1), clinicClock);
        clock.pass({ seconds: (next.getTime() - clock.now().getTime()) / 1000 + 9 * 3600 });
      }
    },
  };
}

export type History = Awaited<ReturnType<typeof history>>;
