import { readReset, verifyPassword } from "@countersign/accounts";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { beginStepUp } from "../login/begin-step-up.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { SIGN_IN } from "../login/login-use.ts";
import { verifyStepUpPassword } from "../login/password/verify-step-up-password.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import { askForLink, newestLink } from "../testing/reset-link.ts";
import {
  brokenInvariants,
  clinicWorld,
  seen,
  signedIn,
  signedInBySkip,
  TEST_PASSWORD,
  TEST_VISITOR,
  type TestPerson,
} from "../testing.ts";
import { resetPassword } from "./reset-password.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
await clinicWorld(database.db, "harbour");
const NEW = "purple bicycles downhill";

async function asked(as: Parameters<typeof world.person>[0] = {}) {
  const person = await world.person(as);
  await askForLink(world, person);
  return { person, token: await newestLink(world, person) };
}
const reset = (person: TestPerson, token: string, over: { password?: string; place?: TestPerson["place"] } = {}) =>
  resetPassword(world.context, {
    place: over.place ?? person.place,
    token,
    password: over.password ?? NEW,
    visitor: TEST_VISITOR,
  });

it("a link sets the password once, tells its owner, and signs nobody in", async () => {
  const { person, token } = await asked();
  expect(await readReset(world.context, { place: person.place, token })).toMatchObject({
    email: person.email,
    leastLength: 15,
  });
  expect(await reset(person, token)).toEqual({ ok: true });
  expect(await reset(person, token, { password: "green canoes upstream" })).toEqual({ ok: false, why: "gone" });
  expect(await readReset(world.context, { place: person.place, token })).toBeNull();

  expect(await world.begin(person)).toEqual({ ok: false, why: "wrong_password" });
  expect(await world.begin(person, { password: NEW })).toMatchObject({ ok: true, step: { at: "signed-in" } });
  const { accountId } = person;
  const events = await database.db.execute(sql`
    select event from audit_events where account_id = ${accountId} and event like 'account.%' order by id`);
  expect(events).toEqual([{ event: "account.password_reset_asked" }, { event: "account.password_reset" }]);
  const notices = await database.owner.db.execute(sql`
    select 1 from pgboss.job_common where data->>'kind' = 'password_changed' and data->>'to' = ${person.email}`);
  expect(notices).toHaveLength(1);
  expect(await database.db.execute(sql`select 1 from sessions where account_id = ${accountId}`)).toEqual([]);
});

it("twenty people who press at once: one password is set, one mail says so", async () => {
  const { person, token } = await asked();
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, at) => reset(person, token, { password: `purple bicycles no. ${at}` })),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter(({ ok }) => !ok)).toEqual(Array(19).fill({ ok: false, why: "gone" }));
  const winner = results.findIndex(({ ok }) => ok);
  const { passwordHash, passwordVersion } = await world.account(person.accountId);
  expect(await verifyPassword(passwordHash, `purple bicycles no. ${winner}`)).toBe(true);
  expect(passwordVersion).toBe(1);
});

it.each([
  ["short", { why: "too_short", least: 15 }],
  ["password12345678", { why: "common", least: 15 }],
  ["lakeside clinic", { why: "about_you", least: 15 }],
  ["x".repeat(300), { why: "too_long", least: 15 }],
])("a password that is refused spends nothing: %s", async (password, refusal) => {
  const { person, token } = await asked();
  expect(await reset(person, token, { password })).toEqual({ ok: false, ...refusal });
  expect(await reset(person, token)).toEqual({ ok: true });
});

it("eight characters do where the second factor is required of all staff without skips, and never for patients", async () => {
  await world.policy("staff", "required_every_login", 0);
  await world.policy("patient", "required_every_login");
  const staff = await asked();
  const patient = await asked({ portal: "patient" });
  expect(await reset(staff.person, staff.token, { password: "xK9$mQ2pT7" })).toEqual({ ok: true });
  expect(await reset(patient.person, patient.token, { password: "xK9$mQ2pT7" })).toMatchObject({ why: "too_short" });
  await world.policy("staff", "required_every_login", 5);
  const skipping = await asked();
  expect(await reset(skipping.person, skipping.token, { password: "xK9$mQ2pT7" })).toMatchObject({ why: "too_short" });
  await world.policy("staff", "optional");
  await world.policy("patient", "off");
});

it("is worth nothing at another portal or clinic, made up, replaced, late, or once its owner was deactivated", async () => {
  const { person, token } = await asked();
  const gone = { ok: false, why: "gone" };
  for (const place of [
    { ...person.place, portal: "patient" },
    { ...person.place, portal: "admin" },
    { ...person.place, clinicSlug: "harbour" },
  ] as const) {
    expect(await readReset(world.context, { place, token })).toBeNull();
    expect(await reset(person, token, { place })).toEqual(gone);
  }
  for (const made of ["", token.slice(1), `${token}A`, "A".repeat(43), "\u0000", "x".repeat(10_000)]) {
    expect(await reset(person, made)).toEqual(gone);
  }
  await database.owner.db.execute(
    sql`update accounts set deactivated_at = ${world.clock.now()}::timestamptz where id = ${person.accountId}`,
  );
  expect(await reset(person, token)).toEqual(gone);
  await database.owner.db.execute(sql`update accounts set deactivated_at = null where id = ${person.accountId}`);
  await askForLink(world, person);
  expect(await reset(person, token)).toEqual(gone);
  const newer = await newestLink(world, person);
  world.clock.pass({ minutes: 30 });
  expect(await reset(person, newer)).toEqual(gone);
});

it("an admin who lost the role uses no link of the console", async () => {
  const { person, token } = await asked({ portal: "admin" });
  await database.owner.db.execute(sql`update accounts set role = 'staff' where id = ${person.accountId}`);
  expect(await reset(person, token)).toEqual({ ok: false, why: "gone" });
});

it("every session ends, and half-done logins come to nothing, also those that waited for a code", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const here = await signedIn(world, person, phone);
  world.nextStep();
  const elsewhere = await signedIn(world, person, phone);
  world.nextStep();
  const waiting = await world.begun(person);
  const completed = await world.begun(person);
  await verifyAuthenticatorCode(world.context, { ...completed, code: phone.code(world.clock.now()) });
  await askForLink(world, person);
  expect(await reset(person, await newestLink(world, person))).toEqual({ ok: true });

  for (const session of [here, elsewhere])
    expect(await seen(world, session)).toEqual({ live: false, why: "password_changed" });
  expect(await redeemLogin(world.context, completed)).toBeNull();
  world.nextStep();
  const late = await verifyAuthenticatorCode(world.context, { ...waiting, code: phone.code(world.clock.now()) });
  expect(late).toMatchObject({ ok: false, why: "login_gone" });
});

it("the second factor and the skips stay: whoever reset is still asked for a code", async () => {
  await world.policy("staff", "required_every_login");
  const { person, token } = await asked();
  await signedInBySkip(world, person);
  await world.policy("staff", "optional");
  await world.authenticator(person);
  await world.recoveryCodes(person);
  await reset(person, token);
  expect(await world.begin(person, { password: NEW })).toMatchObject({ ok: true, step: { at: "enter-code" } });
  expect(await world.account(person.accountId)).toMatchObject({ skipsSpent: 1 });
  const left = await database.db.execute(sql`select 1 from recovery_codes where account_id = ${person.accountId}`);
  expect(left).toHaveLength(10);
});

it("a login that checked the old password and is opened and redeemed while the link is used leaves no session", async () => {
  for (let round = 0; round < 12; round += 1) {
    const { person, token } = await asked();
    const opened = await world.begun(person);
    const [done] = await Promise.all([
      reset(person, token),
      redeemLogin(world.context, opened),
      ...Array.from({ length: 4 }, async () => {
        const begun = await world.begin(person);
        return begun.ok ? redeemLogin(world.context, { place: person.place, token: begun.token, use: SIGN_IN }) : null;
      }),
    ]);
    expect(done).toEqual({ ok: true });
    const live = await database.db.execute(sql`
      select 1 from sessions where account_id = ${person.accountId} and ended_at is null`);
    expect(live).toEqual([]);
    expect(await world.begin(person, { password: TEST_PASSWORD })).toMatchObject({ ok: false });
    world.clock.pass({ minutes: 61 });
  }
  expect(await brokenInvariants(database.db)).toEqual([]);
});

it("a login opened with the old password after the link was used cannot be redeemed", async () => {
  const { person, token } = await asked();
  const opened = await world.begun(person);
  expect(await reset(person, token)).toEqual({ ok: true });
  // As if its row had been written a moment later, by whoever had checked the password before.
  await database.owner.db.execute(sql`update logins set cancelled_at = null where id = ${opened.loginId}`);
  expect(await redeemLogin(world.context, opened)).toBeNull();
});

it("a step-up that is begun and redeemed in the middle of it leaves no session behind", async () => {
  const { person, token } = await asked();
  const session = await signedIn(world, person);
  const waits = async (statement: string) => {
    const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
      and query like ${`${statement}%`}`;
    while ((await database.owner.db.execute(waiting)).length === 0);
  };
  const going = await database.owner.db.transaction(async (stepping) => {
    const context = { ...world.context, db: stepping };
    const resetting = await database.owner.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from accounts where id = ${person.accountId} for no key update`);
      const begun = { result: reset(person, token) };
      // Every pending login is stopped by now; what is begun from here on is not among them.
      await waits("%update accounts set password_hash");
      const wish = { intent: { action: "test", input: null }, returnTo: "/", person: session, visitor: TEST_VISITOR };
      const stepUp = { ...(await beginStepUp(context, wish)), place: person.place };
      const typed = { ...stepUp, person: session, visitor: TEST_VISITOR, password: TEST_PASSWORD };
      expect(await verifyStepUpPassword(context, typed)).toEqual({ ok: true });
      expect(await redeemLogin(context, stepUp)).not.toBeNull();
      return begun;
    });
    await waits('update "sessions"');
    return resetting;
  });
  expect(await going.result).toEqual({ ok: true });
  const live = sql`select 1 from sessions where account_id = ${person.accountId} and ended_at is null`;
  expect(await database.db.execute(live)).toEqual([]);
});

it("a login that is being redeemed while its password is replaced waits for that, and becomes no session", async () => {
  const person = await world.person();
  const opened = await world.begun(person);
  const redeeming = await database.owner.db.transaction(async (tx) => {
    await tx.execute(sql`update accounts set password_version = password_version + 1 where id = ${person.accountId}`);
    const redeemed = redeemLogin(world.context, opened);
    const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await database.db.execute(waiting)).length === 0);
    return { redeemed };
  });
  expect(await redeeming.redeemed).toBeNull();
  const sessions = await database.db.execute(sql`select 1 from sessions where account_id = ${person.accountId}`);
  expect(sessions).toEqual([]);
});
