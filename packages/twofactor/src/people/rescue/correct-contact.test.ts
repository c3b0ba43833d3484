import { inviteToSetPassword, readInvitation, readReset } from "@countersign/accounts";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { afterAll, beforeEach, expect, it } from "vitest";
import { readLogin } from "../../login/read-login.ts";
import { type ConsoleWorld, consoleWorld } from "../../testing/console-world.ts";
import { askForLink, newestLink } from "../../testing/reset-link.ts";
import { seen, signedIn } from "../../testing.ts";
import { changeRole } from "./change-role.ts";
import { type CorrectedContact, correctContact } from "./correct-contact.ts";

const OLD = "+447700900123";
const NEW = "+447700900456";
const database = await createTestDatabase();
afterAll(() => database.close());

let world: ConsoleWorld;
beforeEach(async () => {
  world = await consoleWorld(database);
});

const correct = (person: { accountId: string }, to: CorrectedContact, by = world.admin) =>
  correctContact(world.context, { ...world.on(person, by), ...to });
const patient = () => world.person({ portal: "patient", phone: OLD });
const contactOf = async (person: Parameters<typeof world.eventsOn>[0]) => {
  const { email, phone, phoneConfirmedAt } = await world.account(person.accountId);
  return { email, phone, confirmed: phoneConfirmedAt !== null };
};

it("corrects both addresses; the old ones and the new one are told, and the number counts as unconfirmed", async () => {
  const person = await patient();
  await world.set(person, { emailFailingAt: world.clock.now(), emailFailingWhy: "bounced" });
  expect(await correct(person, { email: "right@new.example", phone: NEW })).toEqual({ ok: true });
  expect(await contactOf(person)).toEqual({ email: "right@new.example", phone: NEW, confirmed: false });
  expect(await world.account(person.accountId)).toMatchObject({ emailFailingAt: null, emailFailingWhy: null });
  const letters = await world.lettersTo(person);
  expect(letters.map(({ to }) => to).sort()).toEqual([OLD, person.email, "right@new.example"].sort());
  for (const letter of letters) {
    expect(letter).toMatchObject({ kind: "contact_corrected", ending: "56" });
    expect(JSON.stringify(letter)).not.toContain("front desk");
  }
  const [event, ...more] = await world.eventsOn(person);
  expect(event).toMatchObject({
    event: "account.contact_corrected",
    details: { reason: "Asked at the front desk", identityChecked: true },
  });
  expect(JSON.stringify(event?.details)).not.toMatch(/right@|\+4477/);
  expect(more).toEqual([]);
});

it("leaves what is not corrected as it is: a number stays confirmed, and no new address is told", async () => {
  const person = await patient();
  expect(await correct(person, { email: "right@new.example", phone: OLD })).toEqual({ ok: true });
  expect(await contactOf(person)).toEqual({ email: "right@new.example", phone: OLD, confirmed: true });
  const other = await patient();
  expect(await correct(other, { email: other.email, phone: null })).toEqual({ ok: true });
  expect(await contactOf(other)).toEqual({ email: other.email, phone: null, confirmed: false });
  const letters = await world.lettersTo(other);
  expect(letters.map(({ to, masked, ending }) => ({ to, masked, ending }))).toEqual([
    { to: other.email, masked: null, ending: "" },
    { to: OLD, masked: null, ending: "" },
  ]);
});

it("ends what the old address could still open: half-done logins, links to choose a password, sessions", async () => {
  const person = await world.person();
  const session = await signedIn(world, person);
  const half = await world.begun(person);
  await askForLink(world, person);
  const token = await newestLink(world, person);
  expect(await readReset(world.context, { place: person.place, token })).not.toBeNull();
  expect(await correct(person, { email: "right@new.example", phone: null })).toEqual({ ok: true });
  expect(await seen(world, session)).toEqual({ live: false, why: "admin" });
  expect(await readLogin(world.context, half)).toMatchObject({ state: "gone" });
  expect(await readReset(world.context, { place: person.place, token })).toBeNull();
  expect((await world.begin(person)).ok).toBe(false);
  expect((await world.begin({ ...person, email: "right@new.example" })).ok).toBe(true);
});

it("ends an invitation to the old address", async () => {
  const person = await world.person();
  await world.set(person, { passwordHash: null });
  const { token } = await inviteToSetPassword(world.context, database.db, person, null);
  expect(await readInvitation(world.context, { place: person.place, token })).not.toBeNull();
  await correct(person, { email: "right@new.example", phone: null });
  expect(await readInvitation(world.context, { place: person.place, token })).toBeNull();
});

it("gives one email to one person, however many ask for it at once; nobody is told of what did not happen", async () => {
  const people = await Promise.all([1, 2, 3, 4].map(() => world.person()));
  const results = await Promise.all(people.map((one) => correct(one, { email: "only@one.example", phone: null })));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.why === "email_taken")).toHaveLength(3);
  const told = await Promise.all(people.map((person) => world.lettersTo(person)));
  expect(told.map((letters) => letters.length).sort()).toEqual([0, 0, 0, 2]);
});

it("does one of two corrections at once after the other, and tells each address that was ever theirs", async () => {
  const person = await world.person();
  const emails = ["one@new.example", "two@new.example"];
  const results = await Promise.all(emails.map((email) => correct(person, { email, phone: null })));
  expect(results).toEqual([{ ok: true }, { ok: true }]);
  const told = (await world.lettersTo(person)).map(({ to }) => to);
  expect(told).toEqual(expect.arrayContaining([person.email, ...emails]));
  expect(told).toHaveLength(4);
});

it("is not for those who have the console, by nobody; nor for oneself, the deactivated, or without a change", async () => {
  const helpdesk = await world.console("helpdesk");
  const [gone, person] = [await world.person(), await world.person()];
  await world.set(gone, { deactivatedAt: world.clock.now() });
  const to = { email: "right@new.example", phone: null };
  expect(await correct(helpdesk, to)).toEqual({ ok: false, why: "contact_of_console" });
  expect(await correct(await world.console("admin"), to)).toEqual({ ok: false, why: "contact_of_console" });
  expect(await correct(world.admin, to, helpdesk)).toEqual({ ok: false, why: "no_such_person" });
  expect(await correct(world.admin, to)).toEqual({ ok: false, why: "own_contact" });
  expect(await correct(gone, to)).toEqual({ ok: false, why: "deactivated" });
  expect(await correct(person, { email: person.email, phone: NEW })).toEqual({ ok: false, why: "contact_unchanged" });
  expect(await correct(person, to, helpdesk)).toEqual({ ok: true });
});

it("an admin who is demoted first keeps their address for a day all the same", async () => {
  const other = await world.console("admin");
  expect(await changeRole(world.context, { ...world.on(other), role: "staff" })).toEqual({ ok: true });
  const refused = { ok: false, why: "contact_of_late_admin" };
  world.clock.pass({ hours: 23, minutes: 59 });
  expect(await correct(other, { email: "thief@new.example", phone: null })).toEqual(refused);
  world.clock.pass({ minutes: 2 });
  expect(await correct(other, { email: "right@new.example", phone: null })).toEqual({ ok: true });
});
