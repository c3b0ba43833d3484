import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { afterAll, beforeEach, expect, it } from "vitest";
import { clinicWorld } from "../testing.ts";
import { cancelLogin } from "./cancel-login.ts";
import { readLogin } from "./read-login.ts";
import { skipForNow } from "./skip-for-now.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
beforeEach(() => world.policy("staff", "required_every_login", 5));

const spent = async (person: { accountId: Parameters<typeof world.account>[0] }) =>
  (await world.account(person.accountId)).skipsSpent;

it("a login begun, reloaded, cancelled or given up spends none", async () => {
  const person = await world.person();
  const login = await world.begun(person);
  await readLogin(world.context, login);
  await readLogin(world.context, login);
  await cancelLogin(world.context, login);
  await world.begin(person, { password: "wrong" });
  expect(await skipForNow(world.context, login)).toEqual({ ok: false, why: "login_gone", how: "cancelled" });
  expect(await spent(person)).toBe(0);
});

it("somebody enrolled skips nothing", async () => {
  const person = await world.person();
  const login = await world.begun(person);
  await world.authenticator(person);
  expect(await skipForNow(world.context, login)).toEqual({ ok: false, why: "no_skips_left" });
  expect(await world.redeem(person, login.token)).toBeNull();
  expect(await spent(person)).toBe(0);
});

it("the console has no skip", async () => {
  const admin = await world.person({ portal: "admin" });
  const login = await world.begun(admin);
  expect(login.step).toEqual({ at: "enrol", skipsLeft: 0 });
  expect((await skipForNow(world.context, login)).ok).toBe(false);
  expect(await world.redeem(admin, login.token)).toBeNull();
  expect(await spent(admin)).toBe(0);
});

it("a policy that turned Optional has nothing to skip", async () => {
  const person = await world.person();
  const login = await world.begun(person);
  await world.policy("staff", "optional", 5);
  expect((await skipForNow(world.context, login)).ok).toBe(false);
  expect(await spent(person)).toBe(0);
});

it.each([
  ["no login", async () => ({ token: null })],
  ["somebody else's form", async () => ({ loginId: (await world.begun(await world.person())).loginId })],
  ["a form with a NUL for an id", async () => ({ loginId: "\u0000" })],
  ["a made-up token", async () => ({ token: "A".repeat(43) })],
  ["another portal's place", async () => ({ place: { portal: "patient", clinicSlug: "lakeside" } as const })],
  ["another clinic's place", async () => ({ place: { portal: "staff", clinicSlug: "harbour" } as const })],
])("nothing is skipped with %s", async (_name, over) => {
  const person = await world.person();
  const login = await world.begun(person);
  const result = await skipForNow(world.context, { ...login, ...(await over()) });
  expect(result).toMatchObject({ ok: false, why: "login_gone" });
  expect(await spent(person)).toBe(0);
});

it("a window left open for thirty minutes skips nothing any more", async () => {
  const person = await world.person();
  const login = await world.begun(person);
  world.clock.pass({ minutes: 30 });
  expect(await skipForNow(world.context, login)).toEqual({ ok: false, why: "login_gone", how: "expired" });
  expect(await spent(person)).toBe(0);
});
