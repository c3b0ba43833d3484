import { accounts, auditEvents, type Context, invitations, newId, readKeyring, type SessionId } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { MESSAGES, type MessageOf } from "@countersign/messages";
import { and, eq, isNull, sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { createClinic } from "../clinics/create-clinic.ts";
import { linkToken } from "../links/link-token.ts";
import type { Actor } from "../people/actor.ts";
import { createAccount } from "../people/create-account.ts";
import { acceptInvitation, readInvitation } from "./accept-invitation.ts";
import { inviteAgain } from "./invite-again.ts";
import { invitePerson, type NewPerson } from "./invite-person.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const now = new Date("2026-11-23T09:00:00Z");
const keys = readKeyring(`k:${Buffer.alloc(32, 5).toString("base64url")}`);
const context: Context = { db: database.db, now: () => now, keys };
const visitor = { address: "192.0.2.1", browser: "Firefox" };
const patient: NewPerson = {
  kind: "patient",
  role: null,
  name: "Ada Stone",
  email: "ada@a.example",
  phone: "+447700900123",
};
const password = "purple bicycles at dawn";
let clinics = 0;
let actor: Actor;

beforeEach(async () => {
  clinics += 1;
  const made = await createClinic(context, { slug: `clinic-${clinics}`, name: "Lakeside" });
  if (!made.ok) throw new Error(made.why);
  const admin = { kind: "staff", role: "admin", name: "Maria", email: "maria@a.example", passwordHash: null } as const;
  const account = await createAccount(context, made.clinicId, admin);
  if (!account.ok) throw new Error(account.why);
  actor = { clinicId: made.clinicId, accountId: account.accountId, sessionId: newId<SessionId>(now) };
  await database.owner.db.execute(sql`delete from pgboss.job_common`);
});

const invite = (person: NewPerson) => invitePerson(context, { actor, person, visitor });
const again = (accountId: string, db = context.db) => inviteAgain({ ...context, db }, { actor, accountId, visitor });

async function invited(person = patient): Promise<string> {
  const result = await invite(person);
  if (!result.ok) throw new Error(result.why);
  return result.accountId;
}

/** The mails queued so far, the newest last, and the token that the courier would write into each. */
async function mails() {
  const rows = await database.owner.db.execute<{ data: MessageOf<"invitation"> }>(
    sql`select data from pgboss.job_common where name = ${MESSAGES} order by data->>'invitationId'`,
  );
  return rows.map(({ data }) => {
    const link = { purpose: "invitation", clinicId: data.clinicId, id: data.invitationId, keyId: "k" } as const;
    return { ...data, token: linkToken(keys, link) };
  });
}

const placeOf = (portal: "staff" | "admin" | "patient") => ({ portal, clinicSlug: `clinic-${clinics}` });

it("whoever is invited has an account that nobody can sign in to yet, a mail, and an event; their phone is not confirmed", async () => {
  const accountId = await invited();
  const [person] = await database.db.select().from(accounts).where(eq(accounts.id, accountId));
  expect(person).toMatchObject({
    name: "Ada Stone",
    passwordHash: null,
    phone: "+447700900123",
    phoneConfirmedAt: null,
  });
  expect(await mails()).toMatchObject([{ kind: "invitation", accountId, to: "ada@a.example", portal: "patient" }]);
  const event = {
    event: "account.invited",
    accountId,
    actorId: actor.accountId,
    portal: "admin",
    address: "192.0.2.1",
  };
  expect(await database.db.select().from(auditEvents).where(eq(auditEvents.accountId, accountId))).toMatchObject([
    event,
  ]);
});

it.each([
  ["patient", patient, "patient"],
  ["staff member", { ...patient, kind: "staff", role: "staff", phone: null }, "staff"],
  ["admin", { ...patient, kind: "staff", role: "admin", phone: null }, "admin"],
] as const)("the link of a %s opens at their own portal and at no other", async (_, person, portal) => {
  await invited(person);
  const [mail] = await mails();
  if (!mail) throw new Error("no mail");
  expect(mail.portal).toBe(portal);
  for (const at of ["staff", "admin", "patient"] as const) {
    const found = await readInvitation(context, { place: placeOf(at), token: mail.token });
    expect(found?.name ?? null).toBe(at === portal ? "Ada Stone" : null);
    if (at === portal) continue;
    const refused = await acceptInvitation(context, { place: placeOf(at), token: mail.token, password, ...visitor });
    expect(refused).toEqual({ ok: false, why: "gone" });
  }
  expect(await acceptInvitation(context, { place: placeOf(portal), token: mail.token, password, ...visitor })).toEqual({
    ok: true,
  });
});

it("one email is one account: of many admins at once one invites, the others are told, and nobody gets two mails", async () => {
  const results = await Promise.all(Array.from({ length: 8 }, () => invite(patient)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter(({ ok }) => !ok)).toEqual(Array(7).fill({ ok: false, why: "email_taken" }));
  expect(await mails()).toHaveLength(1);
  expect(await invite({ ...patient, kind: "staff", role: "staff", phone: null })).toMatchObject({ ok: true });
});

it("a deactivated account stays as it is, and says so", async () => {
  const accountId = await invited();
  await database.owner.db.execute(
    sql`update accounts set deactivated_at = ${now}::timestamptz where id = ${accountId}`,
  );
  expect(await invite(patient)).toEqual({ ok: false, why: "email_deactivated" });
  expect(await again(accountId)).toEqual({ ok: false, why: "no_such_person" });
});

it("invited again, the old link dies; many times at once, one link is left", async () => {
  const accountId = await invited();
  const results = await Promise.all(Array.from({ length: 6 }, () => again(accountId)));
  expect(results).toEqual(Array(6).fill({ ok: true }));
  const open = and(eq(invitations.accountId, accountId), isNull(invitations.replacedAt));
  const [left, ...more] = await database.db.select().from(invitations).where(open);
  expect(more).toEqual([]);
  for (const { invitationId, token } of await mails()) {
    const found = await readInvitation(context, { place: placeOf("patient"), token });
    expect(found !== null).toBe(invitationId === left?.id);
  }
});

it.each(["used", "sent again"])(
  "invited again while the link is being used: either the password is set, or the link is dead; first it is %s",
  async (first) => {
    const accountId = await invited();
    const [mail] = await mails();
    if (!mail) throw new Error("no mail");
    const accept = (db = context.db) =>
      acceptInvitation({ ...context, db }, { place: placeOf("patient"), token: mail.token, password, ...visitor });
    const send = (db = context.db) => again(accountId, db);
    const outcomes: unknown[] = [];
    const { second } = await database.owner.db.transaction(async (tx) => {
      outcomes.push(await (first === "used" ? accept(tx) : send(tx)));
      const second = first === "used" ? send() : accept();
      const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await database.db.execute(waiting)).length === 0);
      // Wrapped, or the transaction would wait for what waits for it.
      return { second: { outcome: second } };
    });
    outcomes.push(await second.outcome);
    expect(outcomes).toEqual([{ ok: true }, { ok: false, why: first === "used" ? "has_password" : "gone" }]);
  },
);

it("only an active admin of the clinic invites, and nobody who has a password is invited again", async () => {
  const accountId = await invited();
  await database.owner.db.execute(sql`update accounts set password_hash = 'x' where id = ${accountId}`);
  expect(await again(accountId)).toEqual({ ok: false, why: "has_password" });
  expect(await again(newId<string>(now))).toEqual({ ok: false, why: "no_such_person" });
  await database.owner.db.execute(sql`update accounts set role = 'staff' where id = ${actor.accountId}`);
  expect(await invite({ ...patient, email: "b@a.example" })).toEqual({ ok: false, why: "not_allowed" });
  expect(await again(accountId)).toEqual({ ok: false, why: "not_allowed" });
  expect(await mails()).toHaveLength(1);
});
