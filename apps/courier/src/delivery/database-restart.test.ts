import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, readKeyring } from "@countersign/db";
import { removeEmbedded, startEmbedded } from "@countersign/db/embedded/embedded.ts";
import { migrate } from "@countersign/db/migrate/migrate.ts";
import { ensureDatabase } from "@countersign/db/migrate/owner.ts";
import { prepareRoles } from "@countersign/db/migrate/roles.ts";
import { enqueue } from "@countersign/messages";
import { migrateQueue } from "@countersign/messages/set-up";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { afterAll, expect, test, vi } from "vitest";
import { inboxChannel } from "../channels/inbox-channel.ts";
import { resendChannel } from "../channels/resend-channel.ts";
import { WAIT } from "../testing/courier-world.ts";
import { ResendServer } from "../testing/resend-server.ts";
import { makeWaitingLogin } from "../testing/waiting-login.ts";
import { openQueues } from "./open-queues.ts";

const dataDir = await mkdtemp(join(tmpdir(), `countersign-test-${process.pid}-`));
await chmod(dataDir, 0o711);
const start = () => startEmbedded({ dataDir, durable: false, maxConnections: 40 });
let server = await start();
const ownerUrl = server.ownerUrl("courier");
await ensureDatabase(ownerUrl);
await migrate(ownerUrl);
const { appUrl, appRole } = await prepareRoles(ownerUrl, { app: "app", report: "report" });
await migrateQueue({ url: ownerUrl, appRole });

const { db, close } = connect(appUrl, { applicationName: "test" });
const keys = readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`);
const context = { db, keys, now: () => new Date() };
const resend = new ResendServer();
const baseUrl = await resend.listen();
const queues = await openQueues(
  appUrl,
  {
    context,
    channels: {
      email: resendChannel({ apiKey: "re_secret", baseUrl, from: "no-reply@clinic.example", timeoutMs: 30_000 }),
      text: inboxChannel(context),
    },
    addresses: {
      urls: { staff: "http://localhost:3000", admin: "http://localhost:3001", patient: "http://localhost:3002" },
      defaultClinic: null,
      onlyClinic: null,
    },
  },
  pino({ level: "silent" }),
);
afterAll(async () => {
  await queues.stop();
  await close();
  await resend.close();
  await removeEmbedded(dataDir);
});

const done = (count: number) =>
  vi.waitFor(async () => {
    const rows = await db.execute(sql`select 1 from pgboss.job_common where state = 'completed'`);
    expect(rows).toHaveLength(count);
  }, WAIT);

test("the database restarts while a provider has the messages: none is lost, none is sent twice, and the next goes out", async () => {
  const login = await makeWaitingLogin(db, new Date());
  const notices = Array.from({ length: 5 }, (_, n) => ({ ...login.notice, to: `pat+${n}@example.org` }));
  resend.behaviour = "hold";
  await enqueue(db, notices);
  await vi.waitFor(() => expect(resend.calls).toHaveLength(5), WAIT);

  await server.stop();
  // The provider took them all while nobody could write that down.
  resend.behaviour = "accept";
  resend.release();
  server = await start();

  await done(5);
  await enqueue(db, login.codeMessage);
  await done(6);
  expect(resend.calls).toHaveLength(6);
  const rows = await db.execute<{ attempts: number }>(
    sql`select attempts from deliveries where handed_over_at is not null`,
  );
  expect(rows.map(({ attempts }) => attempts)).toEqual(Array(6).fill(1));
});
