import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { type History, history } from "../testing/history.ts";
import type { Life, TestPerson } from "../testing.ts";
import { readCoverage } from "./read-coverage.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

/** Every night of each is read back, so a few are many days. */
const RUNS = 3;

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

const nights = fc.integer({ min: 1, max: 2 });

const act = fc.oneof(
  { weight: 4, arbitrary: nights.map((days): Act => [`${days} nights`, (past) => past.nights(days)]) },
  { weight: 2, arbitrary: policies },
  { weight: 1, arbitrary: once("somebody joins", (past) => past.joins()) },
  { weight: 1, arbitrary: once("a patient joins", (past) => past.patientJoins()) },
  { weight: 3, arbitrary: staffAct("enrols", (past, life) => past.enrol(life)) },
  { weight: 3, arbitrary: staffAct("skips", (past, life) => past.skip(life)) },
  { weight: 2, arbitrary: staffAct("disables", (past, life) => past.disable(life)) },
  { weight: 1, arbitrary: staffAct("is reset", (past, life) => past.reset(life)) },
  { weight: 1, arbitrary: staffAct("begins skips again", (past, life) => past.restart(life.person)) },
  { weight: 1, arbitrary: staffAct("is suspended", (past, life) => past.suspend(life)) },
  { weight: 1, arbitrary: staffAct("is unlocked", (past, life) => past.unlock(life.person)) },
  { weight: 2, arbitrary: staffAct("leaves or comes back", (past, life) => past.activity(life.person)) },
  { weight: 2, arbitrary: patientAct("turns codes on", (past, patient) => past.turnOn(patient)) },
  { weight: 1, arbitrary: patientAct("turns codes off", (past, patient) => past.turnOff(patient)) },
  { weight: 1, arbitrary: patientAct("is reset", (past, patient) => past.resetPatient(patient)) },
  { weight: 1, arbitrary: patientAct("leaves or comes back", (past, patient) => past.activity(patient)) },
);

/** Everything that changes where somebody stands, a day each, for certain. */
const everything: readonly ((past: History, life: Life, patient: TestPerson) => Promise<unknown>)[] = [
  (past) => past.policies(true, 3, "optional"),
  (past, life) => past.skip(life),
  (past, life) => past.skip(life),
  (past, life) => past.restart(life.person),
  (past, life) => past.skip(life),
  (past) => past.policies(true, 1, "off"),
  (past, life) => past.enrol(life),
  (past, life) => past.suspend(life),
  (past, life) => past.unlock(life.person),
  (past) => past.policies(false, 5, "optional"),
  (past, life) => past.disable(life),
  (past, life) => past.activity(life.person),
  (past, life) => past.activity(life.person),
  (past, life) => past.enrol(life),
  (past, life) => past.suspend(life),
  (past, life) => past.reset(life),
  (past, _, patient) => past.turnOn(patient),
  (past, _, patient) => past.turnOff(patient),
  (past, _, patient) => past.turnOn(patient),
  (past, _, patient) => past.resetPatient(patient),
  (past) => past.policies(false, 5, "required_every_login"),
  (past, _, patient) => past.activity(patient),
];

/** Reads back what was written down day by day. */
async function expectTruth(past: History): Promise<void> {
  for (const [on, { adoption, uncovered }] of past.truth) {
    const read = await readCoverage(past.context, { clinicId: past.clinicId, on });
    if (!read.ok) throw new Error(`${on}: ${read.why}`);
    const names = read.coverage.uncovered.map(({ name }) => name);
    expect({ on, adoption: read.coverage.adoption, uncovered: names }).toEqual({ on, adoption, uncovered });
  }
}

it("each thing that can happen to somebody tells what was the day before", async () => {
  const past = await history(database.db, "everything");
  await past.joins();
  await past.patientJoins();
  const [life, patient] = [past.at(0), past.patientAt(0)];
  if (!life || !patient) throw new Error("Nobody joined.");
  for (const happens of everything) {
    await happens(past, life, patient);
    await past.nights(1);
  }
  const seen = [...past.truth.values()].map(({ adoption }) => JSON.stringify(adoption));
  // Nothing in the list was refused: every day differs from the one before.
  for (const [index, day] of seen.entries()) expect(day, `day ${index}`).not.toBe(seen[index - 1]);
  await expectTruth(past);
}, 120_000);

it("whatever happened, the coverage of every day is what was true at its end", async () => {
  let clinics = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 20, size: "max" }), async (acts) => {
      clinics += 1;
      const past = await history(database.db, `clinic-${clinics}`);
      for (let index = 0; index < 3; index += 1) await past.joins();
      for (let index = 0; index < 2; index += 1) await past.patientJoins();
      for (const [, happens] of acts) await happens(past);
      await past.nights(1);
      await expectTruth(past);
    }),
    { numRuns: RUNS },
  );
}, 180_000);
