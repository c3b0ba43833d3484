import { readKeyring } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { MESSAGES, TEXTS } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { expect, vi } from "vitest";
import type { Channels } from "../channels/channel.ts";
import { type OpenQueues, openQueues } from "../delivery/open-queues.ts";
import type { Post } from "../post.ts";

/** How long something that happens by itself is waited for. */
export const WAIT = { timeout: 25_000, interval: 5 };

/** One delivery as its row tells. */
export type DeliveryFacts = {
  readonly attempts: number;
  readonly trouble: string | null;
  readonly failure: string | null;
  readonly provider: string | null;
  readonly handedOver: boolean;
  readonly delivered: boolean;
};

/** A database with its queues, and couriers that may be started on it. */
export async function courierWorld() {
  const database = await createTestDatabase();
  const context = {
    db: database.db,
    keys: readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`),
    now: () => new Date(),
  };
  const running: OpenQueues[] = [];
  const postOf = (channels: Channels): Post => ({
    context,
    channels,
    addresses: {
      urls: { staff: "http://localhost:3000", admin: "http://localhost:3001", patient: "http://localhost:3002" },
      defaultClinic: "lakeside",
      onlyClinic: null,
    },
  });
  const states = async (queue: string) => {
    const rows = await database.owner.db.execute<{ state: string }>(
      sql`select state::text as state from pgboss.job_common where name = ${queue} order by state`,
    );
    return rows.map((row) => row.state);
  };

  return {
    database,
    context,
    postOf,
    states,
    /** Starts one more courier. */
    async start(channels: Channels): Promise<OpenQueues> {
      const queues = await openQueues(database.url, postOf(channels), pino({ level: "silent" }));
      running.push(queues);
      return queues;
    },
    async stopAll(): Promise<void> {
      await Promise.all(running.splice(0).map((queues) => queues.stop()));
    },
    async emptyQueues(): Promise<void> {
      await database.owner.db.execute(sql`delete from pgboss.job_common`);
    },
    /** Waits until so many messages were handed over, and none is left. */
    async allDone(count: number): Promise<void> {
      await vi.waitFor(async () => {
        expect([...(await states(MESSAGES)), ...(await states(TEXTS))]).toEqual(Array(count).fill("completed"));
      }, WAIT);
    },
    async deliveries(clinicId: string): Promise<DeliveryFacts[]> {
      return database.owner.db.execute<DeliveryFacts>(sql`
        select attempts, trouble, failure, provider, handed_over_at is not null as "handedOver",
          delivered_at is not null as "delivered"
        from deliveries where clinic_id = ${clinicId} order by id`);
    },
    async close(): Promise<void> {
      await this.stopAll();
      await database.close();
    },
  };
}
