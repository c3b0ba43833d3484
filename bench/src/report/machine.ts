import { cpus, loadavg, totalmem } from "node:os";
import { sql } from "drizzle-orm";
import type { World } from "../run/world.ts";

/** On what was measured, in one paragraph. */
export async function machineFacts(world: World): Promise<string> {
  const [row] = await world.owner.db.execute<{ version: string; buffers: string }>(
    sql`select current_setting('server_version') as version, current_setting('shared_buffers') as buffers`,
  );
  const processors = cpus();
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: PostgreSQL ${row?.version} (shared_buffers ${row?.buffers}, full durability),`,
    `Node ${process.versions.node}, ${processors.length} × ${processors[0]?.model.trim()},`,
    `${Math.round(totalmem() / 2 ** 30)} GiB of memory; client and server share the machine,`,
    `on which ${loadavg()[1]?.toFixed(1)} processes wanted to run, on average over the last five minutes.`,
  ].join("\n");
}
