import {
  accounts,
  auditEvents,
  type Context,
  invitationRows,
  invitations,
  newId,
  readKeyring,
  type SessionId,
} from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { MESSAGES, type MessageOf, WORK } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { createClinic } from "../../clinics/create-clinic.ts";
import { linkToken } from "../../links/link-token.ts";
import type { Actor } from "../../people/actor.ts";
import { createAccount } from "../../people/create-account.ts";
import { acceptInvitation } from "../accept-invitation.ts";
import { cancelRun } from "./cancel-run.ts";
import { carryOutInvitations } from "./carry-out.ts";
import { checkPeople } from "./check-people.ts";
import { confirmRun } from "./confirm-run.ts";
import { inviteBatch } from "./invite-batch.ts";
import { listRefused, streamRefused } from "./list-refused.ts";
import { readRun } from "./read-run.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const owner = database.owner.db;
const visitor = { address: "192.0.2.1", browser: "Firefox" };
let now: Date;
const keys = readKeyring(`k:${Buffer.alloc(32, 5).toString("base64url")}`);
const context: Context = { db: database.db, now: () => now, keys };
const never = new AbortController().signal;
let clinics = 0;
let actor: Actor;

beforeEach(async () => {
  now = new Date("2026-11-23T09:00:00Z");
  clinics += 1;
  const made = await createClinic(context, { slug: `clinic-${clinics}`, name: "Lakeside" });
  if (!made.ok) throw new Error(made.why);
  const admin = { kind: "staff", role: "admin", name: "Maria", email: "maria@a.example", passwordHash: null } as const;
  const account = await createAccount(context, made.clinicId, admin);
  if (!account.ok) throw new Error(account.why);
  actor = { clinicId: made.clinicId, accountId: account.accountId, sessionId: newId<SessionId>(now) };
  await owner.execute(sql`delete from pgboss.job_common`);
});

const fileOf = (emails: readonly string[]) => `name,email\n${emails.map((email) => `Ada,${email}`).join("\n")}\n`;
const emails = (count: number) => Array.from({ length: count }, (_, at) => `p${at}@a.example`);

async function checked(text: string, kind: "staff" | "patient" = "patient"): Promise<string> {
  const file = { kind, country: "GB", fileName: "people.csv", bytes: new TextEncoder().encode(text) };
  const result = await checkPeople(context, { actor, visitor, ...file });
  if (!result.ok) throw new Error(result.refusal.why);
  return result.runId;
}

const confirm = (runId: string, over: Partial<Actor> = {}) =>
  confirmRun(context, { actor: { ...actor, ...over }, runId, visitor });
const workOf = (runId: string) => ({ kind: "invitation_run", clinicId: actor.clinicId, runId }) as const;
const carryOut = (runId: string, within = context) => carryOutInvitations(within, workOf(runId), never);

async function confirmed(text: string): Promise<string> {
  const runId = await checked(text);
  expect(await confirm(runId)).toEqual({ ok: true });
  return runId;
}

async function numbers(runId: string) {
  const run = await readRun(context, { clinicId: actor.clinicId, kind: "patient", runId });
  if (!run) throw new Error("no run");
  const { state, rows, invited, waiting, alreadyHere, refused } = run;
  return { state, rows, invited, waiting, alreadyHere, refused };
}

const queued = async (queue: string) =>
  (
    await owner.execute<{ data: MessageOf<"invitation"> }>(
      sql`select data from pgboss.job_common where name = ${queue}`,
    )
  ).map(({ data }) => data);

/** Whoever was invited has an account, one open invitation, one mail and one event; nobody else has any of these. */
async function expectEachInvitedOnce(count: number): Promise<void> {
  const people = await owner.$count(
    accounts,
    sql`clinic_id = ${actor.clinicId} and kind = 'patient' and password_hash is null`,
  );
  const open = await owner.$count(invitations, sql`clinic_id = ${actor.clinicId} and replaced_at is null`);
  const events = await owner.$count(auditEvents, sql`clinic_id = ${actor.clinicId} and event = 'account.invited'`);
  const done = await owner.$count(invitationRows, sql`clinic_id = ${actor.clinicId} and account_id is not null`);
  expect({ people, open, events, done }).toEqual({ people: count, open: count, events: count, done: count });
  const recipients = (await queued(MESSAGES)).map(({ to }) => to);
  expect(recipients).toHaveLength(count);
  expect(new Set(recipients).size).toBe(count);
}

it("a file is checked without inviting anybody: who would be, who is here, who is refused and why", async () => {
  const here = { kind: "patient", role: null, name: "Bob", email: "bob@a.example", passwordHash: null } as const;
  await createAccount(context, actor.clinicId, here);
  await createAccount(context, actor.clinicId, { ...here, email: "gone@a.example" });
  await owner.execute(sql`update accounts set deactivated_at = ${now}::timestamptz where email = 'gone@a.example'`);
  const runId = await checked(
    `${fileOf(["ada@a.example", "BOB@a.example", "gone@a.example", "maria@a.example", "ada@a.example"])}=1+1,x@a.example\n`,
  );
  expect(await numbers(runId)).toEqual({
    state: "checked",
    rows: 6,
    invited: 0,
    waiting: 2,
    alreadyHere: 1,
    refused: 3,
  });
  expect(await listRefused(context, { clinicId: actor.clinicId, runId, after: 0, limit: 10 })).toMatchObject([
    { line: 3, refusal: "already_here", email: "bob@a.example" },
    { line: 4, refusal: "deactivated" },
    { line: 6, refusal: "email_repeated" },
    { line: 7, refusal: "name_odd", name: "=1+1" },
  ]);
  expect(await queued(MESSAGES)).toEqual([]);
  expect(await queued(WORK)).toEqual([]);
});

it("a confirmed run invites each person once, and its links work", async () => {
  const runId = await confirmed(fileOf(emails(1203)));
  expect(await queued(WORK)).toEqual([workOf(runId)]);
  await carryOut(runId);
  expect(await numbers(runId)).toEqual({
    state: "finished",
    rows: 1203,
    invited: 1203,
    waiting: 0,
    alreadyHere: 0,
    refused: 0,
  });
  await expectEachInvitedOnce(1203);
  const [mail] = await queued(MESSAGES);
  if (!mail) throw new Error("no mail");
  const token = linkToken(keys, { purpose: "invitation", clinicId: mail.clinicId, id: mail.invitationId, keyId: "k" });
  const place = { portal: "patient", clinicSlug: `clinic-${clinics}` } as const;
  expect(await acceptInvitation(context, { place, token, password: "purple bicycles at dawn", ...visitor })).toEqual({
    ok: true,
  });
});

it("the same file again invites nobody, and neither does the same work", async () => {
  const text = fileOf(emails(40));
  const first = await confirmed(text);
  await carryOut(first);
  await carryOut(first);
  const second = await checked(text);
  expect(await numbers(second)).toMatchObject({ waiting: 0, alreadyHere: 40 });
  await confirm(second);
  await carryOut(second);
  await expectEachInvitedOnce(40);
});

it("couriers that work on one run at once, and two runs with the same people in another order, invite nobody twice", async () => {
  const people = emails(1100);
  const runs = [await confirmed(fileOf(people)), await confirmed(fileOf(people.toReversed()))];
  const others = runs.flatMap((runId) => [runId, runId]);
  await Promise.all(
    others.map(async (runId) => {
      const { db } = database.connect(2);
      await untilDone(() => carryOut(runId, { ...context, db }));
    }),
  );
  await expectEachInvitedOnce(1100);
  for (const runId of runs) expect(await numbers(runId)).toMatchObject({ state: "finished", waiting: 0 });
});

/** As the queue does: whoever waited too long for a row tries again. */
async function untilDone(work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== "55P03") throw error;
    }
  }
}

it("stopped or killed between batches and within one, it goes on where it was", async () => {
  const runId = await confirmed(fileOf(emails(1300)));
  await owner.execute(sql`delete from pgboss.job_common`);
  const stop = new AbortController();
  await inviteBatch(context, workOf(runId));
  stop.abort();
  await carryOutInvitations(context, workOf(runId), stop.signal);
  expect(await queued(WORK)).toEqual([workOf(runId)]);
  expect(await numbers(runId)).toMatchObject({ state: "running", invited: 200, waiting: 1100 });

  const killed = database.db.transaction(async (tx) => {
    await inviteBatch({ ...context, db: tx }, workOf(runId));
    throw new Error("killed");
  });
  await expect(killed).rejects.toThrow("killed");
  expect(await numbers(runId)).toMatchObject({ invited: 200, waiting: 1100 });
  await carryOut(runId);
  await expectEachInvitedOnce(1300);
});

it("a long run gives its turn up after a while and is queued again", async () => {
  const runId = await confirmed(fileOf(emails(600)));
  await owner.execute(sql`delete from pgboss.job_common`);
  const start = now.getTime();
  let asked = 0;
  const slow = { ...context, now: () => new Date(start + 11_000 * asked++) };
  await carryOut(runId, slow);
  expect(await numbers(runId)).toMatchObject({ state: "running", invited: 200, waiting: 400 });
  expect(await queued(WORK)).toEqual([workOf(runId)]);
});

it("an email that was taken after the check is told and left alone", async () => {
  const runId = await confirmed(fileOf(emails(3)));
  const person = { kind: "patient", role: null, name: "Ada", email: "p1@a.example", passwordHash: "x" } as const;
  await createAccount(context, actor.clinicId, person);
  await carryOut(runId);
  expect(await numbers(runId)).toMatchObject({ state: "finished", invited: 2, alreadyHere: 1 });
  await expectEachInvitedOnce(2);
});

it("cancelled in the middle, nobody else is invited, whoever asks", async () => {
  const runId = await confirmed(fileOf(emails(700)));
  await inviteBatch(context, workOf(runId));
  const both = await Promise.all([1, 2].map(() => cancelRun(context, { actor, runId, visitor })));
  expect(both).toContainEqual({ ok: true });
  expect(both).toContainEqual({ ok: false, why: "ended_already" });
  await carryOut(runId);
  expect(await numbers(runId)).toMatchObject({ state: "cancelled", invited: 200, waiting: 500 });
  expect(await confirm(runId)).toEqual({ ok: false, why: "not_waiting" });
  await expectEachInvitedOnce(200);
});

it("a run that was not confirmed, or not in time, is not carried out; it is confirmed once", async () => {
  const runId = await checked(fileOf(emails(2)));
  await carryOut(runId);
  expect(await numbers(runId)).toMatchObject({ state: "checked", waiting: 2 });
  const answers = await Promise.all(Array.from({ length: 6 }, () => confirm(runId)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await queued(WORK)).toHaveLength(1);

  const late = await checked(fileOf(["late@a.example"]));
  now = new Date(now.getTime() + 24 * 3_600_000);
  expect(await numbers(late)).toMatchObject({ state: "outdated" });
  expect(await confirm(late)).toEqual({ ok: false, why: "not_waiting" });
  await checked(fileOf(["other@a.example"]));
  expect(await numbers(late)).toMatchObject({ rows: 0 });
});

it("of files that nobody confirmed, however many, none stays", async () => {
  for (let file = 0; file < 12; file++) await checked(fileOf(["left@a.example"]));
  now = new Date(now.getTime() + 24 * 3_600_000);
  for (let file = 0; file < 3; file++) await checked(fileOf(["other@a.example"]));
  const [kept] = await owner.execute(sql`select count(*)::int as rows from invitation_rows
    where clinic_id = ${actor.clinicId} and email = 'left@a.example'`);
  expect(kept).toEqual({ rows: 0 });
});

it("whoever is no admin of the clinic checks, confirms and cancels nothing, and finds no run", async () => {
  const runId = await checked(fileOf(emails(2)));
  const elsewhere = await createClinic(context, { slug: `elsewhere-${clinics}`, name: "Harbour" });
  if (!elsewhere.ok) throw new Error(elsewhere.why);
  const { clinicId } = elsewhere;
  expect(await readRun(context, { clinicId, kind: "patient", runId })).toBeNull();
  expect(await readRun(context, { clinicId: actor.clinicId, kind: "staff", runId })).toBeNull();
  expect(await listRefused(context, { clinicId, runId, after: 0, limit: 5 })).toEqual([]);
  expect(await confirm(runId, { clinicId })).toEqual({ ok: false, why: "not_allowed" });
  await owner.execute(sql`update accounts set role = 'staff' where id = ${actor.accountId}`);
  expect(await confirm(runId)).toEqual({ ok: false, why: "not_allowed" });
  expect(await cancelRun(context, { actor, runId, visitor })).toEqual({ ok: false, why: "not_allowed" });
  await expect(checked(fileOf(emails(2)))).rejects.toThrow("not_allowed");
  expect(await numbers(runId)).toMatchObject({ state: "checked" });
});

it("the report has every refused line, however many", async () => {
  const runId = await checked(`name,email\n${"A,nobody\n".repeat(2_300)}`);
  const lines: number[] = [];
  for await (const rows of streamRefused(context, { clinicId: actor.clinicId, runId }))
    lines.push(...rows.map(({ line }) => line));
  expect(lines).toEqual(Array.from({ length: 2_300 }, (_, at) => at + 2));
});
