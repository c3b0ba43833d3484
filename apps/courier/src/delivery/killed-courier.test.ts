import { enqueue, MESSAGES, QUEUE_SCHEMA, TEXTS } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import { afterAll, expect, test, vi } from "vitest";
import { CourierProcess } from "../testing/courier-process.ts";
import { courierWorld, WAIT } from "../testing/courier-world.ts";
import { ResendServer } from "../testing/resend-server.ts";
import { TwilioServer } from "../testing/twilio-server.ts";
import { makeWaitingLogin } from "../testing/waiting-login.ts";

const world = await courierWorld();
const { database } = world;
const [resend, twilio] = [new ResendServer(), new TwilioServer()];
const [resendUrl, twilioUrl] = [await resend.listen(), await twilio.listen()];
const settings = {
  DATABASE_URL: database.url,
  COUNTERSIGN_KEYS: `test:${Buffer.alloc(32, 7).toString("base64url")}`,
  STAFF_URL: "http://localhost:3000",
  ADMIN_URL: "http://localhost:3001",
  PATIENT_URL: "http://localhost:3002",
  MAIL_CHANNEL: "resend",
  MAIL_FROM: "no-reply@clinic.example",
  RESEND_API_KEY: "re_secret",
  RESEND_BASE_URL: resendUrl,
  TEXT_CHANNEL: "twilio",
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "token",
  TWILIO_FROM: "+447700900000",
  TWILIO_BASE_URL: twilioUrl,
};
const couriers = [new CourierProcess(settings), new CourierProcess(settings)] as const;
afterAll(async () => {
  await Promise.all(couriers.map((courier) => courier.kill()));
  await world.close();
  await Promise.all([resend.close(), twilio.close()]);
});

/** Processes take their time to start on a busy machine. */
const TWO_PROCESSES_MS = 120_000;

/** The queue looks after what was left behind every 15 s, and gives a job 30 s; here both are over at once. */
async function missTheKilled(): Promise<void> {
  await database.owner.db.execute(
    sql`update pgboss.job_common set started_on = started_on - interval '1 min' where state = 'active'`,
  );
  const boss = new PgBoss({
    connectionString: database.ownerUrl,
    schema: QUEUE_SCHEMA,
    migrate: false,
    schedule: false,
  });
  await boss.start();
  for (const queue of [MESSAGES, TEXTS]) await boss.supervise(queue);
  await boss.stop({ graceful: false });
  await database.owner.db.execute(sql`update pgboss.job_common set start_after = now() where state = 'retry'`);
}

test(
  "a courier is killed while providers take messages: another sends what is left, and nothing twice",
  async () => {
    const [killed, other] = couriers;
    await Promise.all([killed.ready, other.ready]);
    const login = await makeWaitingLogin(database.db, new Date());
    const [channel] = await database.db.execute(sql`select provider from delivery_channels where channel = 'text'`);
    expect(channel).toEqual({ provider: "twilio" });

    // The other stands still, so that one has it all; both providers take what they get and answer nobody.
    other.pause();
    resend.behaviour = "hold";
    twilio.behaviour = "swallow";
    await enqueue(database.db, [
      ...Array.from({ length: 8 }, (_, n) => ({ ...login.notice, to: `pat+${n}@example.org` })),
      login.textMessage,
    ]);
    await vi.waitFor(() => {
      expect(resend.calls).toHaveLength(8);
      expect(twilio.sent).toHaveLength(1);
    }, WAIT);
    await killed.kill();
    resend.release();
    expect(resend.sent.size).toBe(8);

    resend.behaviour = "accept";
    twilio.behaviour = "accept";
    await missTheKilled();
    other.resume();
    await world.allDone(9);
    expect(resend.sent.size).toBe(8);
    expect({ sent: twilio.sent.length, lookups: twilio.lookups }).toEqual({ sent: 1, lookups: 1 });
    const rows = await world.deliveries(login.clinicId);
    expect(rows.filter((row) => row.attempts === 2 && row.handedOver)).toHaveLength(9);

    await other.stop();
  },
  TWO_PROCESSES_MS,
);
