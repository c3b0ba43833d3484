import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Message, MessageOf } from "../catalogue/message.ts";
import { enqueue } from "./enqueue.ts";
import { migrateQueue } from "./migrate-queue.ts";
import { MESSAGES, QUEUE_SCHEMA, TEXTS, UNDELIVERABLE, WORK } from "./queue-names.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
beforeEach(() => database.owner.db.execute(sql`delete from pgboss.job_common`));

const notice: MessageOf<"two_factor_enabled"> = {
  kind: "two_factor_enabled",
  clinicId: "019aab00-0000-7000-8000-000000000001",
  accountId: "019aab00-0000-7000-8000-000000000002",
  to: `o'hara+"quote"@lakeside.example`,
  channel: "email",
  at: "2026-11-22T14:05:09.000Z",
  portal: "staff",
  browser: "Chrome on Windows",
  address: "203.0.113.7",
};

const queued = () =>
  database.owner.db.execute<{ data: Message }>(sql`select data from pgboss.job_common where name = ${MESSAGES}`);

test("a message exists once its transaction is committed, exactly as it was given", async () => {
  await database.db.transaction((tx) => enqueue(tx, notice));
  expect(await queued()).toEqual([{ data: notice }]);
});

test("a transaction that is rolled back sends nothing", async () => {
  const failing = database.db.transaction(async (tx) => {
    await enqueue(tx, notice);
    throw new Error("the change failed");
  });
  await expect(failing).rejects.toThrow("the change failed");
  expect(await queued()).toEqual([]);
});

test("one statement queues a message, the process's first one included, and one statement queues ten", async () => {
  const one = await database.countStatements(() => database.db.transaction((tx) => enqueue(tx, notice)));
  expect([...one.statements, ...one.queue]).toHaveLength(1);
  const ten = await database.countStatements(() =>
    database.db.transaction((tx) =>
      enqueue(
        tx,
        Array.from({ length: 10 }, () => notice),
      ),
    ),
  );
  expect([...ten.statements, ...ten.queue]).toHaveLength(1);
  expect(await queued()).toHaveLength(11);
});

test("a code that somebody waits for is taken before a thousand invitations and a notice that were queued earlier", async () => {
  const { browser: _browser, address: _address, ...to } = notice;
  const invitation: Message = { ...to, kind: "invitation", invitationId: notice.accountId };
  const code: Message = { ...to, kind: "sign_in_code", loginId: notice.accountId, issue: 1, purpose: "sign_in" };
  const invitations = Array.from({ length: 1000 }, () => invitation);
  for (const messages of [invitations, notice, code]) await enqueue(database.db, messages);
  const boss = new PgBoss({ connectionString: database.url, schema: QUEUE_SCHEMA, migrate: false, schedule: false });
  await boss.start();
  const taken = await boss.fetch<Message>(MESSAGES, { batchSize: 3 });
  await boss.stop({ graceful: false });
  expect(taken.map(({ data }) => data.kind)).toEqual(["sign_in_code", "two_factor_enabled", "invitation"]);
});

test("no message at all is no statement", async () => {
  const none = await database.countStatements(() => database.db.transaction((tx) => enqueue(tx, [])));
  expect([...none.statements, ...none.queue]).toEqual([]);
});

test("mails and texts wait in queues of their own, one statement each", async () => {
  const text = { ...notice, channel: "text", to: "+447700900123" } as const;
  const seen = await database.countStatements(() =>
    database.db.transaction((tx) => enqueue(tx, [notice, text, notice])),
  );
  expect([...seen.statements, ...seen.queue]).toHaveLength(2);
  const rows = await database.owner.db.execute<{ name: string; channel: string }>(
    sql`select distinct name, data->>'channel' as channel from pgboss.job_common order by name`,
  );
  expect(rows).toEqual([
    { name: MESSAGES, channel: "email" },
    { name: TEXTS, channel: "text" },
  ]);
});

test("a queue that was never set up throws, so that the change is rolled back too", async () => {
  await database.owner.db.execute(sql`update pgboss.queue set name = 'elsewhere' where name = ${MESSAGES}`);
  await expect(database.db.transaction((tx) => enqueue(tx, notice))).rejects.toThrow("The queue does not exist.");
  await database.owner.db.execute(sql`update pgboss.queue set name = ${MESSAGES} where name = 'elsewhere'`);
});

test("what is queued is what pg-boss itself would have queued", async () => {
  const boss = new PgBoss({
    connectionString: database.url,
    schema: QUEUE_SCHEMA,
    migrate: false,
    schedule: false,
    supervise: false,
  });
  await boss.start();
  await boss.send(MESSAGES, notice);
  await boss.stop({ graceful: false });
  await enqueue(database.db, notice);
  const [theirs, ours] = await database.owner.db.execute(
    sql`select to_jsonb(job) - '{id,created_on,start_after,keep_until}'::text[] as job from pgboss.job_common job`,
  );
  expect(ours).toEqual(theirs);
});

test("setting the queue up again changes nothing, and the app's role may not change its tables", async () => {
  const read = () =>
    database.owner.db.execute(sql`select name, dead_letter, notify, retry_limit from pgboss.queue order by name`);
  const before = await read();
  const [role] = await database.db.execute<{ name: string }>(sql`select current_user as name`);
  await migrateQueue({ url: database.ownerUrl, appRole: role?.name ?? "" });
  expect(await read()).toEqual(before);
  expect(before.map((queue) => queue.name)).toEqual([MESSAGES, UNDELIVERABLE, TEXTS, WORK]);
  await expect(database.db.execute(sql`alter table pgboss.job_common add column extra text`)).rejects.toThrow();
});
