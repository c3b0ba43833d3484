import { inviteToSetPassword, type Role, readInvitation } from "@countersign/accounts";
import { sessions } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { type ConsoleWorld, consoleWorld } from "../../testing/console-world.ts";
import { seen, signedIn, type TestPerson } from "../../testing.ts";
import { changeRole } from "./change-role.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

let world: ConsoleWorld;
beforeEach(async () => {
  world = await consoleWorld(database);
});

const change = (person: { accountId: string }, role: Role, by = world.admin) =>
  changeRole(world.context, { ...world.on(person, by), role });
const atConsole = (person: TestPerson): TestPerson => ({ ...person, portal: "admin", place: world.admin.place });

it("lets somebody into the console from their next login on, and tells them where it is", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  expect(await world.begin(atConsole(person))).toEqual({ ok: false, why: "wrong_password" });
  expect(await change(person, "helpdesk")).toEqual({ ok: true });
  expect(await signedIn(world, atConsole(person), phone)).toMatchObject({ portal: "admin", role: "helpdesk" });
  expect(await world.eventsOn(person)).toMatchObject([
    { event: "account.role_changed", details: { reason: "Asked at the front desk", from: "staff", to: "helpdesk" } },
  ]);
  expect(await world.lettersTo(person)).toMatchObject([{ kind: "role_changed", role: "helpdesk", portal: "admin" }]);
});

it("leads whoever has no second factor into setting one up, without a skip, whatever the policy", async () => {
  const person = await world.person();
  await change(person, "admin");
  expect((await world.begun(atConsole(person))).step).toEqual({ at: "enrol", skipsLeft: 0 });
  expect((await world.begun(person)).step).toEqual({ at: "signed-in", by: "password" });
});

it("ends console sessions at their next request, for good; sessions of the staff portal go on", async () => {
  const person = await world.person({ portal: "admin" });
  const phone = await world.authenticator(person);
  const console = await signedIn(world, person, phone);
  world.nextStep();
  const ward = await signedIn(
    world,
    { ...person, place: { ...person.place, portal: "staff" }, portal: "staff" },
    phone,
  );
  expect(await change(person, "staff")).toEqual({ ok: true });
  expect(await seen(world, console)).toMatchObject({ live: false });
  expect(await seen(world, ward)).toMatchObject({ live: true });
  expect(await change(person, "admin")).toEqual({ ok: true });
  expect(await seen(world, console)).toEqual({ live: false, why: "admin" });
});

it("leaves nothing live at the console when a login is redeemed while its owner is demoted", async () => {
  for (let round = 0; round < 8; round += 1) {
    const person = await world.person({ portal: "admin" });
    const phone = await world.authenticator(person);
    const signingIn = signedIn(world, person, phone).catch(() => null);
    const [session, changed] = await Promise.all([signingIn, change(person, "staff")]);
    expect(changed).toEqual({ ok: true });
    if (session) expect(await seen(world, session)).toMatchObject({ live: false });
    const rows = await database.db.select().from(sessions).where(eq(sessions.accountId, person.accountId));
    expect(rows.length).toBeLessThanOrEqual(1);
  }
});

it("keeps the skips that were spent", async () => {
  const person = await world.person();
  await world.set(person, { skipsSpent: 3 });
  await change(person, "admin");
  await change(person, "staff");
  expect(await world.account(person.accountId)).toMatchObject({ skipsSpent: 3 });
});

it("invites somebody without a password anew, to the portal that is theirs now", async () => {
  const person = await world.person();
  await world.set(person, { passwordHash: null });
  const { token } = await inviteToSetPassword(world.context, database.db, person, null);
  expect(await readInvitation(world.context, { place: person.place, token })).not.toBeNull();
  expect(await change(person, "admin")).toEqual({ ok: true });
  expect(await readInvitation(world.context, { place: person.place, token })).toBeNull();
  expect(await world.lettersTo(person)).toMatchObject([{ kind: "invitation", portal: "admin" }]);
});

it("refuses one's own role, the role somebody has, patients, the deactivated, and the helpdesk", async () => {
  const [person, gone] = [await world.person(), await world.person()];
  await world.set(gone, { deactivatedAt: world.clock.now() });
  const patient = await world.person({ portal: "patient" });
  const helpdesk = await world.console("helpdesk");
  expect(await change(world.admin, "staff")).toEqual({ ok: false, why: "own_role" });
  expect(await change(person, "staff")).toEqual({ ok: false, why: "same_role" });
  expect(await change(patient, "staff")).toEqual({ ok: false, why: "no_such_person" });
  expect(await change(gone, "admin")).toEqual({ ok: false, why: "deactivated" });
  expect(await change(person, "admin", helpdesk)).toEqual({ ok: false, why: "not_allowed" });
  expect(await world.account(world.admin.accountId)).toMatchObject({ role: "admin" });
  expect(await world.account(patient.accountId)).toMatchObject({ role: null });
});
