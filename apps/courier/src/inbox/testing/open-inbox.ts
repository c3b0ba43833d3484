import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readKeyring } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { inboxChannel } from "../../channels/inbox-channel.ts";
import { makeWaitingLogin } from "../../testing/waiting-login.ts";
import { serveInbox } from "../serve-inbox.ts";

/** RFC 6238, appendix B. */
export const SETUP_KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
/** A moment of that appendix, and what six-digit authenticators show then. */
export const RFC_MOMENT = new Date(1_111_111_109_000);
export const RFC_CODE = "081804";

/** A local inbox that serves on a port of its own, with a clock that a test turns. */
export async function openInbox() {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), "countersign-inbox-"));
  const demoFile = join(folder, "demo.json");
  const clock = { now: new Date("2026-11-22T14:05:00Z") };
  const context = {
    db: database.db,
    keys: readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`),
    now: () => clock.now,
  };
  const port = await freePort();
  const settings = { port, demoFile };
  const inbox = await serveInbox(settings, context);
  const { clinicId } = await makeWaitingLogin(database.db, clock.now);
  const origin = `http://localhost:${port}`;

  return {
    settings,
    context,
    clock,
    origin,
    /** Delivers a message a second after the last one, as the courier does. */
    async receive(to: string, subject: string, text = `About ${subject}`, html: string | null = null) {
      clock.now = new Date(clock.now.getTime() + 1000);
      const id = crypto.randomUUID();
      const channel = to.startsWith("+") ? ("text" as const) : ("email" as const);
      const about = { id, clinicId, channel, to, fromName: "Lakeside", replyTo: null, triedSince: null };
      await inboxChannel(context).send({ ...about, subject, text, html });
      return { id, to, channel, subject, text, at: clock.now.toISOString() };
    },
    page: async (path = "/") => (await fetch(`${origin}${path}`)).text(),
    async close() {
      await inbox.stop();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
