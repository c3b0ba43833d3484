import { auditEvents, type Context, logins, newId, readKeyring, type SessionId, sessions } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createClinic } from "../clinics/create-clinic.ts";
import { createAccount } from "../people/create-account.ts";
import { endAllOtherSessions, endOneSession } from "./end-one-session.ts";
import { endOtherSessions } from "./end-other-sessions.ts";
import { listSessions } from "./list-sessions.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

const now = new Date("2026-11-22T10:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const context: Context = {
  db: database.db,
  now: () => now,
  keys: readKeyring(`k1:${Buffer.alloc(32, 1).toString("base64url")}`),
};
const visitor = { address: "192.0.2.7", browser: "Firefox on Linux" };
let clinics = 0;
let clinicId: Awaited<ReturnType<typeof newClinic>>;
let people = 0;

beforeEach(async () => {
  clinicId = await newClinic();
});

async function newClinic() {
  clinics += 1;
  const made = await createClinic(context, { slug: `clinic${clinics}`, name: "Lakeside" });
  if (!made.ok) throw new Error(made.why);
  return made.clinicId;
}

async function person() {
  people += 1;
  const who = { kind: "staff", role: "staff", name: "Ada", email: `p${people}@a.example`, passwordHash: null } as const;
  const made = await createAccount(context, clinicId, who);
  if (!made.ok) throw new Error(made.why);
  return { clinicId, accountId: made.accountId };
}

type Account = Awaited<ReturnType<typeof person>>;

async function session(account: Account, over: Partial<typeof sessions.$inferInsert> = {}) {
  const [loginId, id] = [newId<string>(now), newId<SessionId>(now)];
  const row = {
    ...account,
    portal: "staff",
    browser: "Chrome on Windows",
    address: "192.0.2.1",
    createdAt: now,
  } as const;
  const tokenHash = context.keys.random(32);
  const times = { startedAt: now, lastSeenAt: now, expiresAt: minutes(60) };
  await database.db
    .insert(logins)
    .values({ ...row, id: loginId, purpose: "sign_in", tokenHash, expiresAt: minutes(10) });
  await database.db.insert(sessions).values({ ...row, id, loginId, method: "password", ...times, ...over });
  return id;
}

const asker = (account: Account, sessionId: SessionId) => ({ ...account, sessionId, portal: "staff", visitor });
const endingOf = async (id: string) => {
  const [row] = await database.db.select().from(sessions).where(eq(sessions.id, id));
  return row && { endedAt: row.endedAt, endedBy: row.endedBy };
};
const eventsOf = ({ accountId }: Account) =>
  database.db.select().from(auditEvents).where(eq(auditEvents.accountId, accountId));
const LIVE = { endedAt: null, endedBy: null };
const ENDED = { endedAt: now, endedBy: "ended_elsewhere" };

test("one of one's own sessions ends, once, with an event that says which browser it was", async () => {
  const account = await person();
  const [here, there, other] = [await session(account), await session(account), await session(account)];
  const end = () => endOneSession(context, { asker: asker(account, here), sessionId: there });
  expect(await end()).toBe(true);
  expect(await end()).toBe(false);
  expect([await endingOf(here), await endingOf(there), await endingOf(other)]).toEqual([LIVE, ENDED, LIVE]);
  expect(await eventsOf(account)).toMatchObject([
    {
      event: "session.ended",
      outcome: "success",
      actorId: account.accountId,
      sessionId: here,
      portal: "staff",
      at: now,
      ...visitor,
      details: { by: "ended_elsewhere", browser: "Chrome on Windows" },
    },
  ]);
});

test("a colleague's session, another clinic's, and what is no id at all end nothing and write nothing", async () => {
  const [account, colleague] = [await person(), await person()];
  const [here, theirs] = [await session(account), await session(colleague)];
  const elsewhere = { ...asker(account, here), clinicId: await newClinic() };
  expect(await endOneSession(context, { asker: asker(account, here), sessionId: theirs })).toBe(false);
  expect(await endOneSession(context, { asker: elsewhere, sessionId: here })).toBe(false);
  for (const text of ["", "no id", "\0", `${here}'`]) {
    expect(await endOneSession(context, { asker: asker(account, here), sessionId: text })).toBe(false);
  }
  expect([await endingOf(here), await endingOf(theirs)]).toEqual([LIVE, LIVE]);
  expect([await eventsOf(account), await eventsOf(colleague)]).toEqual([[], []]);
});

test("an id is read past a stray zero byte", async () => {
  const account = await person();
  const [here, there] = [await session(account), await session(account)];
  expect(await endOneSession(context, { asker: asker(account, here), sessionId: `${there}\0` })).toBe(true);
});

test("all of one's other sessions end, this one and a colleague's go on; the event counts them", async () => {
  const [account, colleague] = [await person(), await person()];
  const [here, one, two] = [await session(account), await session(account), await session(account)];
  const theirs = await session(colleague);
  expect(await endAllOtherSessions(context, asker(account, here))).toBe(2);
  expect(await endAllOtherSessions(context, asker(account, here))).toBe(0);
  const endings = await Promise.all([here, theirs, one, two].map(endingOf));
  expect(endings).toEqual([LIVE, LIVE, ENDED, ENDED]);
  const events = await eventsOf(account);
  expect(events.map(({ event, details }) => [event, details])).toEqual([
    ["session.others_ended", { count: 2 }],
    ["session.others_ended", { count: 0 }],
  ]);
});

test("sessions of one portal end and those of another stay, where that is asked; without one to keep, all do", async () => {
  const account = await person();
  const [staff, admin] = [await session(account), await session(account, { portal: "admin" })];
  const end = (over: { onlyAt?: "admin" } = {}) =>
    endOtherSessions(database.db, { ...account, except: null, by: "admin", at: now, ...over });
  expect(await end({ onlyAt: "admin" })).toBe(1);
  expect([await endingOf(staff), await endingOf(admin)]).toEqual([LIVE, { endedAt: now, endedBy: "admin" }]);
  expect(await end()).toBe(1);
});

test("one's live sessions are listed, the one seen last first: none ended, past its end, idle, or a colleague's", async () => {
  const [account, colleague] = [await person(), await person()];
  const early = await session(account, { lastSeenAt: minutes(-20) });
  const late = await session(account, { lastSeenAt: minutes(-10) });
  await session(account, { endedAt: now, endedBy: "signed_out" });
  await session(account, { expiresAt: now });
  await session(account, { lastSeenAt: minutes(-30) });
  await session(colleague);
  const listed = await listSessions(database.db, { ...account, now, seenSince: minutes(-30) });
  expect(listed.map(({ sessionId }) => sessionId)).toEqual([late, early]);
  expect(listed[0]).toMatchObject({ portal: "staff", browser: "Chrome on Windows", lastSeenAt: minutes(-10) });
});
