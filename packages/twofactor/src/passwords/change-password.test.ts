import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { redeemLogin } from "../login/redeem-login.ts";
import type { Person } from "../session/person.ts";
import { askForLink, newestLink } from "../testing/reset-link.ts";
import { clinicWorld, seen, signedIn, signedInBySkip, steppedUp, TEST_PASSWORD, TEST_VISITOR } from "../testing.ts";
import { changePassword } from "./change-password.ts";
import { resetPassword } from "./reset-password.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const NEW = "purple bicycles downhill";

const change = (person: Person, over: { current?: string; next?: string } = {}) =>
  changePassword(world.context, {
    person,
    current: over.current ?? TEST_PASSWORD,
    next: over.next ?? NEW,
    visitor: TEST_VISITOR,
  });

it("the password is another one then, here the session goes on, everywhere else it ends, and a mail says so", async () => {
  const account = await world.person();
  const [here, elsewhere] = [await signedIn(world, account), await signedIn(world, account)];
  const halfDone = await world.begun(account);
  expect(await change(here)).toEqual({ ok: true });
  expect(await seen(world, here)).toMatchObject({ live: true });
  expect(await seen(world, elsewhere)).toEqual({ live: false, why: "password_changed" });
  expect(await redeemLogin(world.context, halfDone)).toBeNull();
  expect(await world.begin(account)).toEqual({ ok: false, why: "wrong_password" });
  expect(await world.begin(account, { password: NEW })).toMatchObject({ ok: true });
  const traces = await database.owner.db.execute(sql`
    select (select count(*)::int from pgboss.job_common
        where data->>'kind' = 'password_changed' and data->>'to' = ${account.email}) as mails,
      (select count(*)::int from audit_events
        where event = 'account.password_changed' and session_id = ${here.sessionId}) as events`);
  expect(traces).toEqual([{ mails: 1, events: 1 }]);
});

it("links to choose a password that were mailed before are worth nothing after", async () => {
  const account = await world.person();
  await askForLink(world, account);
  const token = await newestLink(world, account);
  expect(await change(await signedIn(world, account))).toEqual({ ok: true });
  const late = { place: account.place, token, password: "green canoes upstream", visitor: TEST_VISITOR };
  expect(await resetPassword(world.context, late)).toEqual({ ok: false, why: "gone" });
});

it("whoever has a factor shows a code of the last ten minutes first, and the factor stays", async () => {
  const account = await world.person();
  const phone = await world.authenticator(account);
  const signed = await signedIn(world, account, phone);
  world.clock.pass({ minutes: 11 });
  expect(await change(signed)).toEqual({ ok: false, why: "not_fresh" });
  expect(await change(signed, { current: "wrong" })).toEqual({ ok: false, why: "not_fresh" });
  expect(await change(await steppedUp(world, signed, phone))).toEqual({ ok: true });
  expect(await world.begin(account, { password: NEW })).toMatchObject({ step: { at: "enter-code" } });
});

it("a session that was begun with a skip changes nothing", async () => {
  await world.policy("staff", "required_every_login");
  const skipped = await signedInBySkip(world, await world.person());
  expect(await change(skipped)).toEqual({ ok: false, why: "not_allowed" });
  await world.policy("staff", "optional");
});

it("the present password is asked for, and guesses at it are slowed", async () => {
  const signed = await signedIn(world, await world.person());
  for (let guess = 0; guess < 5; guess += 1) {
    expect(await change(signed, { current: `guess ${guess}` })).toEqual({ ok: false, why: "wrong_password" });
  }
  expect(await change(signed)).toEqual({ ok: false, why: "wait", seconds: 1 });
});

it.each([
  ["too short", "short", { why: "too_short", least: 15 }],
  ["easily guessed", "password12345678", { why: "common", least: 15 }],
  ["the one there is", TEST_PASSWORD, { why: "same_password" }],
])("a new password that is %s is refused and changes nothing", async (_name, next, refusal) => {
  const account = await world.person();
  expect(await change(await signedIn(world, account), { next })).toEqual({ ok: false, ...refusal });
  expect(await world.begin(account)).toMatchObject({ ok: true });
});

it("of ten changes at once one wins, and nothing of the others is left", async () => {
  const account = await world.person();
  const signed = await signedIn(world, account);
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, at) => change(signed, { next: `purple bicycles ${at}` })),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await world.account(account.accountId)).passwordVersion).toBe(1);
});

it("a change and a mailed link at once: whichever came last decides, and no session of another password is left", async () => {
  for (let round = 0; round < 6; round += 1) {
    const account = await world.person();
    await askForLink(world, account);
    const token = await newestLink(world, account);
    const signed = await signedIn(world, account);
    const link = { place: account.place, token, password: "green canoes upstream", visitor: TEST_VISITOR };
    const [changed, reset] = await Promise.all([change(signed), resetPassword(world.context, link)]);
    // Both won only one after the other: the change ends the link, the link ends the session and its password.
    expect([changed.ok, reset.ok].filter(Boolean)).toHaveLength(1);
    const stays = await world.begin(account, { password: changed.ok ? NEW : "green canoes upstream" });
    expect(stays).toMatchObject({ ok: true });
    if (reset.ok) expect(await seen(world, signed)).toEqual({ live: false, why: "password_changed" });
  }
});
