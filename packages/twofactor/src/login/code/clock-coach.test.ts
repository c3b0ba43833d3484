import { authenticators } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { disableTwoFactor } from "../../authenticators/disable-two-factor.ts";
import { codeAt, STEP_SECONDS, stepAt } from "../../authenticators/totp.ts";
import { readPerson } from "../../people/read-person.ts";
import {
  brokenInvariants,
  clinicWorld,
  openWindow,
  replicaOf,
  signedIn,
  TEST_VISITOR,
  type TestAuthenticator,
  type TestPerson,
  watchSteps,
} from "../../testing.ts";
import { beginStepUp } from "../begin-step-up.ts";
import { verifyAuthenticatorCode } from "./verify-authenticator-code.ts";

const database = await createTestDatabase();
await watchSteps(database.owner.db);
const world = await clinicWorld(database.db);
afterAll(async () => {
  expect(await brokenInvariants(database.owner.db)).toEqual([]);
  await database.close();
});

const inSteps = (steps: number) => new Date(world.clock.now().getTime() + steps * STEP_SECONDS * 1000);
const verify = (login: Awaited<ReturnType<typeof world.begun>>, code: string) =>
  verifyAuthenticatorCode(world.context, { ...login, code });

/** A code of no step that is looked at. */
function wrong({ secret }: TestAuthenticator): string {
  const near = new Set(Array.from({ length: 61 }, (_, index) => codeAt(secret, inSteps(index - 30))));
  return ["000000", "111111", "222222"].find((code) => !near.has(code)) ?? "333333";
}

/** A person, their phone and a login in which one wrong code was typed. */
async function oneWrong() {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const login = await world.begun(person);
  expect(await verify(login, wrong(phone))).toMatchObject({ why: "wrong_code", wrongSoFar: 1 });
  return { person, phone, login };
}

const clockOf = async (phone: TestAuthenticator) => {
  const { burnedSteps, clockOffSeconds, clockOffAt } = authenticators;
  const [row] = await database.db
    .select({ burnedSteps, clockOffSeconds, clockOffAt })
    .from(authenticators)
    .where(eq(authenticators.id, phone.id));
  return row;
};

const clockEvents = (person: TestPerson) =>
  database.owner.db.execute(sql`select event, outcome, details->'seconds' as seconds from audit_events
    where account_id = ${person.accountId} and event in ('sign_in.code_wrong', 'sign_in.clock_off') order by id`);

it.each([
  [-20, -600],
  [-8, -240],
  [-2, -60],
  [2, 60],
  [20, 600],
])(
  "a second code of %i steps away says that the clock is %i seconds off, and costs its try",
  async (steps, seconds) => {
    const { person, phone, login } = await oneWrong();
    const told = await verify(login, phone.code(inSteps(steps)));
    expect(told).toEqual({ ok: false, why: "wrong_code", triesLeft: 3, wrongSoFar: 2, clockOffSeconds: seconds });
    expect(await clockOf(phone)).toEqual({
      burnedSteps: [stepAt(inSteps(steps))],
      clockOffSeconds: seconds,
      clockOffAt: world.clock.now(),
    });
    const seen = await readPerson(world.context, { ...person, kind: "staff" });
    expect(seen?.authenticators).toMatchObject([{ clockOff: { seconds, at: world.clock.now() } }]);
    expect([...(await clockEvents(person))]).toEqual([
      { event: "sign_in.code_wrong", outcome: "failure", seconds: null },
      { event: "sign_in.code_wrong", outcome: "failure", seconds: null },
      { event: "sign_in.clock_off", outcome: "failure", seconds },
    ]);
  },
);

it("the first wrong code of a login is told nothing, nor one too far away, nor another person's", async () => {
  const stranger = await world.authenticator(await world.person());
  const person = await world.person();
  const phone = await world.authenticator(person);
  const login = await world.begun(person);
  for (const code of [
    phone.code(inSteps(8)),
    phone.code(inSteps(21)),
    stranger.code(inSteps(3)),
    stranger.code(inSteps(0)),
  ]) {
    expect(await verify(login, code)).not.toHaveProperty("clockOffSeconds");
  }
  expect(await clockOf(phone)).toEqual({ burnedSteps: [], clockOffSeconds: null, clockOffAt: null });
});

it("a code that was told of is refused when its time comes, at login, in a step-up and at Disable; the next one works", async () => {
  const { person, phone, login } = await oneWrong();
  const early = phone.code(inSteps(6));
  expect(await verify(login, early)).toMatchObject({ clockOffSeconds: 180 });
  const session = await signedIn(world, person, phone);
  expect(await clockOf(phone)).toEqual({
    burnedSteps: [stepAt(inSteps(6))],
    clockOffSeconds: null,
    clockOffAt: null,
  });

  world.clock.pass({ seconds: 6 * STEP_SECONDS });
  const reused = { ok: false, why: "code_already_used" };
  expect(await verify(await world.begun(person), early)).toMatchObject(reused);
  const step = { intent: { action: "test", input: null }, returnTo: "/", person: session, visitor: TEST_VISITOR };
  const stepUp = { ...(await beginStepUp(world.context, step)), place: person.place };
  expect(await verifyAuthenticatorCode(world.context, { ...stepUp, code: early })).toMatchObject(reused);
  const disabling = { place: person.place, person: session, visitor: TEST_VISITOR };
  expect(await disableTwoFactor(world.context, { ...disabling, code: early })).toEqual(reused);

  world.nextStep();
  expect(await verify(await world.begun(person), phone.code(world.clock.now()))).toEqual({ ok: true });
  expect(await clockOf(phone)).toEqual({ burnedSteps: [], clockOffSeconds: null, clockOffAt: null });
});

it("a step-up is coached as a login is, and the last try ends it without a word", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const session = await signedIn(world, person, phone);
  const step = { intent: { action: "test", input: null }, returnTo: "/", person: session, visitor: TEST_VISITOR };
  const stepUp = { ...(await beginStepUp(world.context, step)), place: person.place };
  const type = (code: string) => verifyAuthenticatorCode(world.context, { ...stepUp, code });
  expect(await type(wrong(phone))).not.toHaveProperty("clockOffSeconds");
  for (const steps of [-5, -6, -7]) {
    expect(await type(phone.code(inSteps(steps)))).toMatchObject({ clockOffSeconds: steps * STEP_SECONDS });
  }
  expect(await type(phone.code(inSteps(-8)))).toEqual({ ok: false, why: "login_failed" });
  // Behind the step that signed in: refused for that alone, so nothing is kept of them.
  expect(await clockOf(phone)).toMatchObject({ burnedSteps: [], clockOffSeconds: -240 });
});

it.each(Array.from({ length: 8 }, (_, round) => round))(
  "a code that is told of and typed in its own window on a replica at once works there or never (round %i)",
  async () => {
    const { person, phone, login } = await oneWrong();
    const there = await world.begun(person);
    const pool = database.connect(4);
    const later = { ...replicaOf(world, pool), now: () => inSteps(4) };
    const code = phone.code(inSteps(4));
    const [told, spent] = await Promise.all([verify(login, code), verifyAuthenticatorCode(later, { ...there, code })]);
    expect(told.ok).toBe(false);
    if (!spent.ok) expect(["code_already_used", "wait"]).toContain(spent.why);
    const again = await verifyAuthenticatorCode(later, { ...(await world.begun(person)), code });
    expect(again).toMatchObject({ ok: false });
  },
);

it("the set-up window coaches from the second wrong code on, and burns nothing", async () => {
  await world.policy("staff", "required_every_login");
  const person = await world.person();
  const login = await world.begun(person);
  const window = await openWindow(world, person, { loginId: login.loginId });
  const fast = codeAt(window.secret, inSteps(10));
  expect(await window.confirm({ code: fast })).toEqual({ ok: false, why: "invalid", fault: { code: "wrong" } });
  const fault = { code: "wrong", clockOffSeconds: 300 };
  expect(await window.confirm({ code: fast })).toEqual({ ok: false, why: "invalid", fault });
  expect(await window.confirm({})).toMatchObject({ ok: true });
});
