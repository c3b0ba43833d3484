import { accounts, auditEvents, resetRequests } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { hasAuthenticator } from "../authenticators/enrolment-statements.ts";
import { changeRole } from "../people/rescue/change-role.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { actorOf, mailsTo, newestReEnrolment, newestRequest, resetOf } from "../testing/reset-world.ts";
import { type ClinicWorld, clinicWorld, TEST_VISITOR, type TestPerson } from "../testing.ts";
import { askForReset } from "./ask-for-reset.ts";
import { approveReset, cancelReset } from "./decide-request.ts";
import { readResetRequests } from "./read-reset-requests.ts";
import { resetByOperator } from "./reset-by-operator.ts";
import { resetOrAsk } from "./reset-or-ask.ts";
import { settleDueResets } from "./settle-due-resets.ts";
import { readStoppableReset, stopReset } from "./stop-by-link.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

let world: ClinicWorld;
let asker: TestPerson;
let person: TestPerson;
let third: TestPerson;
let clinics = 0;

beforeEach(async () => {
  clinics += 1;
  world = await clinicWorld(database.db, `clinic${clinics}`);
  [asker, person, third] = [await anAdmin(), await anAdmin(), await anAdmin()];
});

const anAdmin = async () => {
  const admin = await world.person({ portal: "admin" });
  await world.authenticator(admin);
  return admin;
};
const set = (whom: TestPerson, to: Partial<typeof accounts.$inferInsert>) =>
  database.db.update(accounts).set(to).where(eq(accounts.id, whom.accountId));
const leave = (whom: TestPerson) => set(whom, { deactivatedAt: world.clock.now() });
const demote = (whom: TestPerson) => set(whom, { role: "staff" });
const ask = (by = asker, whom = person) => askForReset(world.context, resetOf(world, by, whom));
const decision = async (by: TestPerson, requestId?: string) => ({
  actor: actorOf(world, by),
  requestId: requestId ?? (await newestRequest(world, person)).id,
  visitor: TEST_VISITOR,
});
const approve = async (by: TestPerson, id?: string) => approveReset(world.context, await decision(by, id));
const cancel = async (by: TestPerson, id?: string) => cancelReset(world.context, await decision(by, id));
const settle = () => settleDueResets(world.context, new AbortController().signal);
const isReset = async () => !(await hasAuthenticator(database.db, person));
const mails = (whom: TestPerson) => mailsTo(database.owner.db, whom);
const failingFor =
  (clinicId: string): ClinicWorld["context"]["keys"]["mac"] =>
  (purpose, parts, keyId) => {
    if (parts.includes(clinicId)) throw new Error("The keyring lacks that key.");
    return world.context.keys.mac(purpose, parts, keyId);
  };
const events = async (event: string) => {
  const about = and(eq(auditEvents.accountId, person.accountId), eq(auditEvents.event, event));
  return database.db.select().from(auditEvents).where(about);
};

describe("with three admins", () => {
  it("one asks, another approves; the person is mailed at once and can stop it, and everybody is told of the end", async () => {
    expect(await resetOrAsk(world.context, resetOf(world, asker, person))).toEqual({ ok: true, waitsFor: "approval" });
    expect(await isReset()).toBe(false);
    expect([await mails(person), await mails(third), await mails(asker)]).toEqual([
      ["reset_asked"],
      ["reset_news waits_for_approval"],
      [],
    ]);
    expect(await readResetRequests(world.context, person)).toMatchObject([
      { accountId: person.accountId, askedBy: asker.accountId, waitsFor: "approval", dueAt: null },
    ]);
    expect(await approve(third)).toEqual({ ok: true });
    expect(await isReset()).toBe(true);
    expect(await newestReEnrolment(world, person)).toMatch(/^[\w-]{43}$/);
    expect([await mails(person), await mails(third), await mails(asker)]).toEqual([
      ["reset_asked", "two_factor_reset"],
      ["reset_news waits_for_approval", "reset_news done"],
      ["reset_news done"],
    ]);
    expect(await events("two_factor.reset")).toMatchObject([
      { actorId: third.accountId, details: { askedBy: asker.accountId, approvedBy: third.accountId } },
    ]);
    expect(await readResetRequests(world.context, person)).toEqual([]);
    const { token } = await newestRequest(world, person);
    expect(await brokenInvariants(database.owner.db, [token])).toEqual([]);
  });

  it("neither whoever asked nor the person approves, nor anybody but an active admin of the clinic", async () => {
    await ask();
    const helper = await world.person({ portal: "admin" });
    await set(helper, { role: "helpdesk" });
    const member = await world.person();
    const gone = await anAdmin();
    await leave(gone);
    expect(await approve(asker)).toEqual({ ok: false, why: "own_request" });
    expect(await approve(person)).toEqual({ ok: false, why: "yourself" });
    for (const other of [helper, member, gone]) {
      expect(await approve(other)).toEqual({ ok: false, why: "not_allowed" });
      expect(await cancel(other)).toEqual({ ok: false, why: "not_allowed" });
    }
    const elsewhere = await (await clinicWorld(database.db, `elsewhere${clinics}`)).person({ portal: "admin" });
    expect(await approve(elsewhere)).toEqual({ ok: false, why: "gone" });
    expect(await approve({ ...elsewhere, clinicId: world.clinicId })).toEqual({ ok: false, why: "not_allowed" });
    expect(await isReset()).toBe(false);
  });

  it("time alone carries nothing out: after a day it has expired, and all are told once", async () => {
    await ask();
    world.clock.pass({ hours: 24 });
    expect(await readResetRequests(world.context, person)).toEqual([]);
    await settle();
    await settle();
    expect(await approve(third)).toEqual({ ok: false, why: "gone" });
    expect(await isReset()).toBe(false);
    expect([await mails(person), await mails(asker)]).toEqual([
      ["reset_asked", "reset_news expired"],
      ["reset_news expired"],
    ]);
  });

  it("an admin who was made one less than a day ago is nobody's second voice, asking or approving", async () => {
    const puppet = await world.person();
    await world.authenticator(puppet);
    const role = {
      accountId: puppet.accountId,
      actor: actorOf(world, asker),
      visitor: TEST_VISITOR,
      reason: "Helps out",
    };
    expect(await changeRole(world.context, { ...role, role: "admin" })).toEqual({ ok: true });
    await ask();
    expect(await approve(puppet)).toEqual({ ok: false, why: "new_admin" });
    world.clock.pass({ hours: 25 });
    await ask();
    expect(await approve(puppet)).toEqual({ ok: true });
  });

  it("demoting the third admin does not make it an hour's wait", async () => {
    const role = { accountId: third.accountId, actor: actorOf(world, asker), visitor: TEST_VISITOR, reason: "Left" };
    expect(await changeRole(world.context, { ...role, role: "staff" })).toEqual({ ok: true });
    expect(await ask()).toEqual({ ok: true, waitsFor: "approval" });
  });

  it("an expired request is not approved before the clock came by either, and another can be asked for", async () => {
    await ask();
    const { id } = await newestRequest(world, person);
    world.clock.pass({ hours: 24 });
    expect(await ask(third)).toEqual({ ok: true, waitsFor: "approval" });
    expect(await approve(third, id)).toEqual({ ok: false, why: "gone" });
    expect(await approve(asker)).toEqual({ ok: true });
    expect(await events("reset_request.cancelled")).toMatchObject([{ details: { how: "expired" } }]);
  });
});

describe("with two admins", () => {
  beforeEach(() => leave(third));

  it("it is done after an hour, by the clock and once; approving it needs a third", async () => {
    expect(await ask()).toEqual({ ok: true, waitsFor: "time" });
    expect(await approve(asker)).toEqual({ ok: false, why: "own_request" });
    world.clock.pass({ minutes: 59, seconds: 59 });
    await settle();
    expect(await isReset()).toBe(false);
    world.clock.pass({ seconds: 1 });
    await Promise.all([settle(), settle(), settle()]);
    expect(await isReset()).toBe(true);
    expect(await events("two_factor.reset")).toMatchObject([
      { actorId: asker.accountId, portal: null, details: { approvedBy: null } },
    ]);
    expect([await mails(person), await mails(asker)]).toEqual([
      ["reset_asked", "two_factor_reset"],
      ["reset_news done"],
    ]);
  });

  it("a third admin during the hour ends it: from then on another one has to approve", async () => {
    await ask();
    await set(third, { deactivatedAt: null });
    expect(await approve(third)).toMatchObject({ ok: false });
    world.clock.pass({ hours: 1 });
    await settle();
    expect(await isReset()).toBe(false);
    expect(await mails(third)).toEqual(["reset_news more_admins"]);
  });

  it("a person who was demoted meanwhile is reset as it was asked", async () => {
    await ask();
    await demote(person);
    world.clock.pass({ hours: 1 });
    await settle();
    expect(await isReset()).toBe(true);
  });

  it("one request that cannot be settled keeps no other from its turn", async () => {
    await ask();
    const elsewhere = await clinicWorld(database.db, `broken${clinics}`);
    const [a, b] = [await elsewhere.person({ portal: "admin" }), await elsewhere.person({ portal: "admin" })];
    await elsewhere.authenticator(b);
    expect(await askForReset(elsewhere.context, resetOf(elsewhere, a, b))).toEqual({ ok: true, waitsFor: "time" });
    world.clock.pass({ hours: 1 });
    // A key that has gone cannot make the link that every reset of staff mails.
    const keys = { ...world.context.keys, mac: failingFor(elsewhere.clinicId) };
    await expect(settleDueResets({ ...world.context, keys }, new AbortController().signal)).rejects.toThrow("settled");
    expect(await isReset()).toBe(true);
    expect(await hasAuthenticator(database.db, b)).toBe(true);
  });
});

describe("it comes to nothing", () => {
  const CHANGES: Readonly<Record<string, () => Promise<unknown>>> = {
    asker_gone: () => demote(asker),
    person_gone: () => leave(person),
    person_recovered: async () => {
      world.clock.pass({ minutes: 1 });
      await world.authenticator(person);
    },
  };

  it.each(Object.entries(CHANGES))("when approved after %s", async (why, change) => {
    await ask();
    await change();
    expect(await approve(third)).toEqual({ ok: false, why: "lapsed" });
    const [row] = await database.db.select().from(resetRequests).where(eq(resetRequests.clinicId, world.clinicId));
    expect(row).toMatchObject({ doneAt: null, lapsedBecause: why });
    expect(await isReset()).toBe(false);
    expect(await mails(third)).toEqual(["reset_news waits_for_approval", `reset_news ${why}`]);
  });

  it("when its approver was demoted since the page was shown", async () => {
    await ask();
    await demote(third);
    expect(await approve(third)).toEqual({ ok: false, why: "not_allowed" });
    expect(await isReset()).toBe(false);
  });

  it("when anybody of the admins cancels it, the person among them", async () => {
    for (const by of [asker, third, person]) {
      expect(await ask()).toEqual({ ok: true, waitsFor: "approval" });
      expect(await cancel(by)).toEqual({ ok: true });
      expect(await approve(third)).toEqual({ ok: false, why: "gone" });
    }
    const actors = (await events("reset_request.cancelled")).map(({ actorId }) => actorId);
    expect(actors.toSorted()).toEqual([asker, third, person].map(({ accountId }) => accountId).toSorted());
  });

  it("when the person stops it with the mailed link, once and at the console alone", async () => {
    await ask();
    const { token } = await newestRequest(world, person);
    const link = (place = person.place) => ({ place, token, visitor: TEST_VISITOR });
    const wrong = [
      { ...person.place, portal: "staff" as const },
      { ...person.place, clinicSlug: "elsewhere" },
    ];
    for (const place of wrong) {
      expect(await readStoppableReset(world.context, link(place))).toBeNull();
      expect(await stopReset(world.context, link(place))).toBe(false);
    }
    expect(await readStoppableReset(world.context, link())).toMatchObject({ waitsFor: "approval" });
    expect(await readResetRequests(world.context, person)).toHaveLength(1);
    expect(await stopReset(world.context, link())).toBe(true);
    expect(await stopReset(world.context, link())).toBe(false);
    expect(await approve(third)).toEqual({ ok: false, why: "gone" });
    expect([await mails(person), await mails(asker)]).toEqual([
      ["reset_asked", "reset_news stopped"],
      ["reset_news stopped"],
    ]);
  });
});

describe("asking", () => {
  it("is for admins, about another active admin with something to reset, and once at a time", async () => {
    const helper = await world.person({ portal: "admin" });
    await set(helper, { role: "helpdesk" });
    await world.authenticator(helper);
    const plain = await world.person({ portal: "admin" });
    const member = await world.person();
    expect(await resetOrAsk(world.context, resetOf(world, helper, person))).toEqual({ ok: false, why: "not_allowed" });
    expect(await ask(helper)).toEqual({ ok: false, why: "not_allowed" });
    expect(await ask(member)).toEqual({ ok: false, why: "not_allowed" });
    expect(await ask(asker, asker)).toEqual({ ok: false, why: "yourself" });
    expect(await resetOrAsk(world.context, resetOf(world, asker, asker))).toEqual({ ok: false, why: "yourself" });
    expect(await ask(asker, plain)).toEqual({ ok: false, why: "nothing_to_reset" });
    expect(await ask(asker, helper)).toEqual({ ok: false, why: "not_an_admin" });
    expect(await resetOrAsk(world.context, resetOf(world, asker, helper))).toEqual({ ok: true, waitsFor: null });
    await leave(plain);
    expect(await ask(asker, plain)).toEqual({ ok: false, why: "no_such_person" });
    expect(await ask()).toEqual({ ok: true, waitsFor: "approval" });
    expect(await ask(third)).toEqual({ ok: false, why: "already_asked" });
    await expect(askForReset(world.context, { ...resetOf(world, asker, person), reason: "no" })).rejects.toThrow();
  });
});

describe("an admin who is demoted first", () => {
  const demoted = () => changeRole(world.context, { ...resetOf(world, asker, person), role: "staff" });
  const reset = () => resetOrAsk(world.context, resetOf(world, asker, person));

  it("is reset with another's approval all the same", async () => {
    expect(await demoted()).toEqual({ ok: true });
    expect(await reset()).toEqual({ ok: true, waitsFor: "approval" });
    expect(await isReset()).toBe(false);
    expect(await approve(third)).toEqual({ ok: true });
    expect(await isReset()).toBe(true);
  });

  it("is reset after an hour where there were two", async () => {
    await leave(third);
    expect(await demoted()).toEqual({ ok: true });
    expect(await reset()).toEqual({ ok: true, waitsFor: "time" });
    expect(await isReset()).toBe(false);
  });

  it("is somebody like others after a day", async () => {
    expect(await demoted()).toEqual({ ok: true });
    world.clock.pass({ hours: 23, minutes: 59 });
    expect(await reset()).toEqual({ ok: true, waitsFor: "approval" });
    world.clock.pass({ minutes: 2 });
    expect(await reset()).toEqual({ ok: true, waitsFor: null });
    expect(await isReset()).toBe(true);
  });
});

describe("the operator", () => {
  const order = (email: string, slug = `clinic${clinics}`) =>
    resetByOperator(world.context, { slug, email, reason: "Only admin, seen in person" });

  it("resets even an only admin; the trail names nobody, and person and admins are told", async () => {
    await ask();
    expect(await order(person.email.toUpperCase())).toMatchObject({ ok: true });
    expect(await isReset()).toBe(true);
    expect(await events("two_factor.reset")).toMatchObject([
      { actorId: null, portal: null, details: { by: "operator", reason: "Only admin, seen in person" } },
    ]);
    expect(await mails(person)).toEqual(["reset_asked", "two_factor_reset"]);
    expect(await mails(asker)).toEqual(["reset_news by_operator"]);
    expect(await approve(third)).toEqual({ ok: false, why: "gone" });
    for (const other of [asker, third]) await leave(other);
    await world.authenticator(person);
    expect(await order(person.email)).toMatchObject({ ok: true });
  });

  it("is told when there is nobody or nothing to reset", async () => {
    const plain = await world.person();
    const patient = await world.person({ portal: "patient" });
    expect(await order(plain.email)).toEqual({ ok: false, why: "nothing_to_reset" });
    expect(await order(patient.email)).toEqual({ ok: false, why: "no_such_person" });
    expect(await order(plain.email, "nowhere")).toEqual({ ok: false, why: "clinic_unknown" });
  });
});
