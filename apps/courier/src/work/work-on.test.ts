import { enqueueWork, WORK } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { inboxChannel } from "../channels/inbox-channel.ts";
import { courierWorld, WAIT } from "../testing/courier-world.ts";
import { makeWaitingLogin, type WaitingLogin } from "../testing/waiting-login.ts";

const world = await courierWorld();
const { database } = world;
afterAll(() => world.close());
const inbox = inboxChannel(world.context);
const start = () => world.start({ email: inbox, text: null });

let login: WaitingLogin;
beforeEach(async () => {
  await world.emptyQueues();
  login = await makeWaitingLogin(database.db, new Date());
});
afterEach(() => world.stopAll());

const workIs = (...states: string[]) => vi.waitFor(async () => expect(await world.states(WORK)).toEqual(states), WAIT);
const asked = (email: string) => ({
  kind: "password_reset_asked" as const,
  clinicId: login.clinicId,
  portal: "patient" as const,
  email,
  browser: "Chrome on Windows",
  address: "203.0.113.7",
  at: new Date().toISOString(),
});
const mailsTo = async (recipient: string) => {
  const rows = await database.db.execute<{ text: string }>(
    sql`select text from inbox_messages where clinic_id = ${login.clinicId} and recipient = ${recipient}`,
  );
  return rows.map(({ text }) => text);
};

test("who asked for a new password, and never had one, gets one link, whatever number of couriers there are", async () => {
  await Promise.all([start(), start()]);
  await enqueueWork(database.db, asked("pat@example.org"));
  await workIs("completed");
  await vi.waitFor(async () => expect(await mailsTo("pat@example.org")).toHaveLength(1), WAIT);
  expect((await mailsTo("pat@example.org"))[0]).toContain("/invitation/");
});

test("who has no account gets nothing, and the work is done all the same", async () => {
  await start();
  await enqueueWork(database.db, asked("nobody@example.org"));
  await workIs("completed");
  expect(await mailsTo("nobody@example.org")).toEqual([]);
});

test("work of another shape ends at once, and what fails comes back", async () => {
  await enqueueWork(database.db, { ...asked("pat@example.org"), kind: "unheard_of" } as never);
  await enqueueWork(database.db, asked("pat@example.org"));
  await database.owner.db.execute(sql`alter table accounts rename to accounts_away`);
  await start();
  await workIs("failed", "retry");
  await database.owner.db.execute(sql`alter table accounts_away rename to accounts`);
  await database.owner.db.execute(sql`update pgboss.job_common set start_after = now() where state = 'retry'`);
  await workIs("completed", "failed");
});
