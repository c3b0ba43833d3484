import { randomBytes } from "node:crypto";
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connection, type Context, connect, readKeyring } from "@countersign/db";
import { removeEmbedded, startEmbedded } from "@countersign/db/embedded/embedded.ts";
import { migrate } from "@countersign/db/migrate/migrate.ts";
import { ensureDatabase } from "@countersign/db/migrate/owner.ts";
import { prepareRoles } from "@countersign/db/migrate/roles.ts";
import { migrateQueue } from "@countersign/messages/set-up";
import { step } from "../report/say.ts";

/** What a production server of such a size would have at least. */
const SHARED_BUFFERS_MIB = 1024;

/** A database of a benchmark's own, migrated and empty, unless it was kept from an earlier run. */
export interface World {
  /** What flows take, on the app's role with its limits. */
  readonly context: Context;
  /** For filling and for EXPLAIN: no limits. */
  readonly owner: Connection;
  readonly appUrl: string;
  close(): Promise<void>;
}

/** Starts a server with full durability, as production has it. Stopped by `close`; deleted too when nobody named its folder. */
export async function openWorld(name: string, keptIn: string | null): Promise<World> {
  const dataDir = keptIn ?? (await temporaryFolder());
  const server = await step("Starting PostgreSQL", () =>
    startEmbedded({ dataDir, sharedBuffersMiB: SHARED_BUFFERS_MIB }),
  );
  const ownerUrl = server.ownerUrl(`countersign_bench_${name.replaceAll("-", "_")}`);
  const appUrl = await step("Preparing the database", async () => {
    await ensureDatabase(ownerUrl);
    await migrate(ownerUrl);
    const roles = await prepareRoles(ownerUrl, { app: "app", report: "report" });
    await migrateQueue({ url: ownerUrl, appRole: roles.appRole });
    return roles.appUrl;
  });
  const owner = connect(ownerUrl, { applicationName: "countersign bench owner", max: 2 });
  const app = connect(appUrl, { applicationName: "countersign bench", max: 4 });
  const keys = readKeyring(`bench:${randomBytes(32).toString("base64url")}`);
  return {
    context: { db: app.db, now: () => new Date(), keys },
    owner,
    appUrl,
    close: async () => {
      await Promise.all([owner.close(), app.close()]);
      await (keptIn ? server.stop() : removeEmbedded(dataDir));
    },
  };
}

/** When root measures, PostgreSQL runs as somebody else, who has to get through. */
async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "countersign-bench-"));
  await chmod(folder, 0o711);
  return folder;
}
