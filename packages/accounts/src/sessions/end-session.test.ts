import { auditEvents, type ClinicId, type Context, logins, newId, readKeyring, sessions } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { afterAll, expect, test } from "vitest";
import { createClinic } from "../clinics/create-clinic.ts";
import { createAccount } from "../people/create-account.ts";
import { endSession } from "./end-session.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

const now = new Date("2026-11-22T10:00:00Z");
const context: Context = {
  db: database.db,
  now: () => now,
  keys: readKeyring(`k1:${Buffer.alloc(32, 1).toString("base64url")}`),
};
const visitor = { address: "192.0.2.7", browser: "Firefox on Linux" };
const place = { portal: "staff", clinicSlug: "lakeside" } as const;

test("signing out ends the session once, however often it is asked, and leaves one event", async () => {
  const session = await liveSession("lakeside");
  const asked = await Promise.all(Array.from({ length: 10 }, () => endSession(context, { session, place, visitor })));
  expect(asked.filter(Boolean)).toHaveLength(1);

  expect(await rowOf(session.sessionId)).toMatchObject({ endedAt: now, endedBy: "signed_out" });
  const events = await database.db.select().from(auditEvents);
  expect(events.filter(({ event }) => event === "session.ended")).toMatchObject([
    {
      sessionId: session.sessionId,
      actorId: session.accountId,
      portal: "staff",
      details: { by: "signed_out" },
      ...visitor,
    },
  ]);
});

test("another clinic's or portal's sign-out leaves a session alone", async () => {
  const session = await liveSession("harbour");
  const elsewhere = { ...place, clinicSlug: "lakeside" };
  const otherPortal = { portal: "admin", clinicSlug: "harbour" } as const;
  expect(await endSession(context, { session, place: elsewhere, visitor })).toBe(false);
  expect(await endSession(context, { session, place: otherPortal, visitor })).toBe(false);
  expect(await rowOf(session.sessionId)).toMatchObject({ endedAt: null });
});

async function rowOf(sessionId: string) {
  return (await database.db.select().from(sessions)).find(({ id }) => id === sessionId);
}

async function liveSession(slug: string) {
  const made = await createClinic(context, { slug, name: slug });
  if (!made.ok) throw new Error(made.why);
  const { clinicId } = made;
  const accountId = await staffAccount(clinicId);
  const at = { createdAt: now, expiresAt: new Date(now.getTime() + 60_000) };
  const [loginId, sessionId] = [newId<string>(now), newId<string>(now)];
  const row = {
    clinicId,
    accountId,
    portal: "staff",
    browser: "Chrome on Windows",
    address: "192.0.2.1",
    ...at,
  } as const;
  const tokenHash = context.keys.random(32);
  await database.db.insert(logins).values({ ...row, id: loginId, purpose: "sign_in", tokenHash });
  await database.db
    .insert(sessions)
    .values({ ...row, id: sessionId, loginId, method: "password", startedAt: now, lastSeenAt: now });
  return { clinicId, accountId, sessionId };
}

async function staffAccount(clinicId: ClinicId) {
  const person = { kind: "staff", role: "staff", name: "Ada", email: "ada@a.example" } as const;
  const made = await createAccount(context, clinicId, { ...person, passwordHash: null });
  if (!made.ok) throw new Error(made.why);
  return made.accountId;
}
