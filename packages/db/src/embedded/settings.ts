import { existsSync } from "node:fs";
import { join } from "node:path";

export interface ServerNeeds {
  /** False only for servers whose data nobody will miss. */
  readonly durable: boolean;
  readonly maxConnections: number;
  /** What the server keeps of its tables in memory of its own, in MiB. */
  readonly sharedBuffersMiB: number;
}

/**
 * The options `postgres` is started with: loopback only, no socket file, full durability unless told
 * otherwise. Terse errors, because PostgreSQL's details quote whole rows into its log.
 */
export function serverSettings(binaries: string, port: number, needs: ServerNeeds): string {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: needs.maxConnections,
    shared_buffers: `${needs.sharedBuffersMiB}MB`,
    jit: "off",
    log_error_verbosity: "terse",
    log_timezone: "UTC",
    timezone: "UTC",
  };
  if (existsSync(join(binaries, "lib", "postgresql", "pg_stat_statements.so"))) {
    settings.shared_preload_libraries = "pg_stat_statements";
  }
  if (!needs.durable) {
    Object.assign(settings, { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "4GB" });
  }
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(" ");
}
