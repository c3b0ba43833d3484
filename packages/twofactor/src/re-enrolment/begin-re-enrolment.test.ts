import { withKnownBrowser } from "@countersign/accounts";
import { accounts, authenticators, reEnrolmentLinks } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { readLogin } from "../login/read-login.ts";
import { skipForNow } from "../login/skip-for-now.ts";
import { resetTwoFactor } from "../people/reset-two-factor.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { mailsTo, newestReEnrolment, resetOf } from "../testing/reset-world.ts";
import { openWindow } from "../testing/signed-in.ts";
import { type ClinicWorld, clinicWorld, TEST_PASSWORD, TEST_VISITOR, type TestPerson } from "../testing.ts";
import { beginReEnrolment } from "./begin-re-enrolment.ts";
import { readReEnrolment } from "./read-re-enrolment.ts";
import { sendLinkAgain } from "./send-link-again.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

let world: ClinicWorld;
let admin: TestPerson;
let clinics = 0;
beforeEach(async () => {
  clinics += 1;
  world = await clinicWorld(database.db, `clinic${clinics}`);
  admin = await world.person({ portal: "admin" });
});

/** A member of staff whose phone is lost and whose factors have just been reset. */
async function resetPerson(): Promise<{ person: TestPerson; token: string }> {
  const person = await world.person();
  await world.authenticator(person);
  expect(await resetTwoFactor(world.context, resetOf(world, admin, person))).toEqual({ ok: true });
  return { person, token: await newestReEnrolment(world, person) };
}

const begin = (
  person: TestPerson,
  token: string,
  over: { password?: string; place?: TestPerson["place"]; browser?: string } = {},
) =>
  beginReEnrolment(world.context, {
    place: over.place ?? person.place,
    token,
    password: over.password ?? TEST_PASSWORD,
    visitor: TEST_VISITOR,
    knownBrowser: over.browser ?? null,
    previousToken: null,
  });

async function begun(person: TestPerson, token: string) {
  const login = await begin(person, token);
  if (!login.ok) throw new Error(`The link was refused: ${login.why}`);
  return { ...login, place: person.place };
}

it("opens, with the password, a login that sets up a second factor even where none is required, and skips nothing", async () => {
  const { person, token } = await resetPerson();
  expect(await readReEnrolment(world.context, { place: person.place, token })).toMatchObject({ email: person.email });
  const login = await begun(person, token);
  expect(await readLogin(world.context, login)).toMatchObject({ state: "open", step: { at: "enrol", skipsLeft: 0 } });
  await world.policy("staff", "required_every_login", 5);
  expect(await readLogin(world.context, login)).toMatchObject({ step: { at: "enrol", skipsLeft: 0 } });
  expect(await skipForNow(world.context, login)).toEqual({ ok: false, why: "no_skips_left" });
  expect(await world.redeem(person, login.token)).toBeNull();

  expect(await (await openWindow(world, person, { loginId: login.loginId })).confirm()).toMatchObject({ ok: true });
  expect(await world.redeem(person, login.token)).toMatchObject({ method: "enrolment", assurance: 2 });
  expect(await brokenInvariants(database.owner.db, [token])).toEqual([]);
});

it("is offered and gates nothing: the password alone goes on as the policy says, and skips spent stay spent", async () => {
  const { person } = await resetPerson();
  expect((await world.begun(person)).step).toEqual({ at: "signed-in", by: "password" });
  await world.policy("staff", "required_every_login", 5);
  await database.db.update(accounts).set({ skipsSpent: 3 }).where(eq(accounts.id, person.accountId));
  expect((await world.begun(person)).step).toEqual({ at: "enrol", skipsLeft: 2 });
});

it("a wrong password spends nothing, is answered like at any login, and is slowed in the same lanes", async () => {
  const { person, token } = await resetPerson();
  for (let tries = 0; tries < 4; tries += 1) {
    expect(await begin(person, token, { password: "wrong" })).toEqual({ ok: false, why: "wrong_password" });
  }
  expect(await world.begin(person, { password: "wrong" })).toEqual({ ok: false, why: "wrong_password" });
  expect(await begin(person, token)).toMatchObject({ ok: false, why: "wait" });
  world.clock.pass({ minutes: 2 });
  expect(await begin(person, token)).toMatchObject({ ok: true });
});

it("of twenty at once one wins", async () => {
  const { person, token } = await resetPerson();
  const { keys } = world.context;
  const owner = { ...person.place, email: person.email };
  // Each from a browser that is known, so that none is slowed down by the others.
  const racers = Array.from({ length: 20 }, () =>
    begin(person, token, { browser: withKnownBrowser(keys, null, owner) }),
  );
  const results = (await Promise.all(racers)).map((racer) => (racer.ok ? "ok" : racer.why));
  expect(results.filter((why) => why === "ok")).toHaveLength(1);
  expect(results.filter((why) => why === "gone")).toHaveLength(19);
});

const ENDINGS: Readonly<Record<string, (person: TestPerson, token: string) => Promise<unknown>>> = {
  "it was used": async (person, token) => begun(person, token),
  "24 hours are over": async () => world.clock.pass({ hours: 24 }),
  "a newer one was sent": async (person) => {
    expect(await sendLinkAgain(world.context, resetOf(world, admin, person))).toEqual({ ok: true });
  },
  "they enrolled otherwise, and turned it off again": async (person) => {
    await world.policy("staff", "required_every_login", 0);
    const login = await world.begun(person);
    expect(await (await openWindow(world, person, { loginId: login.loginId })).confirm()).toMatchObject({ ok: true });
    await database.db.delete(authenticators).where(eq(authenticators.accountId, person.accountId));
  },
  "they are enrolled": async (person) => world.authenticator(person),
  "they were deactivated": async (person) =>
    database.db.update(accounts).set({ deactivatedAt: world.clock.now() }).where(eq(accounts.id, person.accountId)),
  "they were reset again": async (person) => {
    await world.authenticator(person);
    expect(await resetTwoFactor(world.context, resetOf(world, admin, person))).toEqual({ ok: true });
  },
  "their email is another": async (person) =>
    database.db
      .update(accounts)
      .set({ email: `new.${person.email}` })
      .where(eq(accounts.id, person.accountId)),
};

it.each(Object.entries(ENDINGS))("cannot be used any more once %s", async (_, end) => {
  const { person, token } = await resetPerson();
  await end(person, token);
  world.clock.pass({ minutes: 2 });
  expect(await readReEnrolment(world.context, { place: person.place, token })).toBeNull();
  expect(await begin(person, token)).toEqual({ ok: false, why: "gone" });
});

it("is worth nothing at another portal, another clinic, or changed by one letter", async () => {
  const { person, token } = await resetPerson();
  const other = await clinicWorld(database.db, `other${clinics}`);
  const places = [
    { ...person.place, portal: "admin" as const },
    { ...person.place, portal: "patient" as const },
    { ...person.place, clinicSlug: `other${clinics}` },
  ];
  expect(other.clinicId).not.toBe(world.clinicId);
  for (const place of places) expect(await begin(person, token, { place })).toEqual({ ok: false, why: "gone" });
  const changed = `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`;
  expect(await begin(person, changed)).toEqual({ ok: false, why: "gone" });
});

it("whoever has the console gets theirs for the console, and loses it with the role", async () => {
  const helper = { ...(await world.person()), portal: "admin" as const };
  await database.db.update(accounts).set({ role: "helpdesk" }).where(eq(accounts.id, helper.accountId));
  await world.authenticator(helper);
  expect(await resetTwoFactor(world.context, resetOf(world, admin, helper))).toEqual({ ok: true });
  const token = await newestReEnrolment(world, helper);
  const console = { ...helper.place, portal: "admin" as const };
  expect(await readReEnrolment(world.context, { place: helper.place, token })).toBeNull();
  expect(await readReEnrolment(world.context, { place: console, token })).not.toBeNull();
  await database.db.update(accounts).set({ role: "staff" }).where(eq(accounts.id, helper.accountId));
  expect(await readReEnrolment(world.context, { place: console, token })).toBeNull();
});

it("a login that was opened by a link ends with the next reset", async () => {
  const { person, token } = await resetPerson();
  const login = await begun(person, token);
  await world.authenticator(person);
  await resetTwoFactor(world.context, resetOf(world, admin, person));
  expect(await readLogin(world.context, login)).toEqual({ state: "gone", why: "cancelled" });
});

it("patients are mailed no link, and neither are those who cannot sign in", async () => {
  const patient = await world.person({ portal: "patient" });
  const signInCodesOnAt = world.clock.now();
  await database.db.update(accounts).set({ signInCodesOnAt }).where(eq(accounts.id, patient.accountId));
  const gone = await world.person();
  await world.authenticator(gone);
  await database.db.update(accounts).set({ deactivatedAt: signInCodesOnAt }).where(eq(accounts.id, gone.accountId));
  for (const person of [patient, gone]) {
    expect(await resetTwoFactor(world.context, resetOf(world, admin, person))).toEqual({ ok: true });
    expect(await mailsTo(database.owner.db, person)).toEqual(["two_factor_reset"]);
  }
  const links = await database.db.select().from(reEnrolmentLinks).where(eq(reEnrolmentLinks.clinicId, world.clinicId));
  expect(links).toEqual([]);
});

it("a link is sent again by whoever may rescue, three an hour, and only while nothing is set up after a reset", async () => {
  const { person } = await resetPerson();
  const plain = await world.person();
  const helper = await world.person({ portal: "admin" });
  await database.db.update(accounts).set({ role: "helpdesk" }).where(eq(accounts.id, helper.accountId));
  const again = (by: TestPerson, whom: TestPerson) => sendLinkAgain(world.context, resetOf(world, by, whom));
  expect(await again(plain, person)).toEqual({ ok: false, why: "not_allowed" });
  expect(await again(helper, admin)).toEqual({ ok: false, why: "no_such_person" });
  expect(await again(admin, admin)).toEqual({ ok: false, why: "no_such_person" });
  expect(await again(admin, plain)).toEqual({ ok: false, why: "never_reset" });
  expect(await again(helper, person)).toEqual({ ok: true });
  // The last of the hour is kept for when none is open.
  expect(await again(admin, person)).toEqual({ ok: false, why: "mailed_often" });
  world.clock.pass({ hours: 1 });
  expect(await again(admin, person)).toEqual({ ok: true });
  expect(await mailsTo(database.owner.db, person)).toEqual(["two_factor_reset", "re_enrolment", "re_enrolment"]);
  await world.authenticator(person);
  expect(await again(admin, person)).toEqual({ ok: false, why: "already_enrolled" });
});
