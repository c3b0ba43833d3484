import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeEmbedded, startEmbedded } from "../embedded/embedded.ts";
import { migrate } from "../migrate/migrate.ts";
import { asOwner, ensureDatabase, withDatabase } from "../migrate/owner.ts";
import { prepareRoles } from "../migrate/roles.ts";

const FOLDER = /^countersign-test-(\d+)-/;
const CONNECTIONS = 400;

/** What a test file must know to clone a database for itself. */
export interface TestServerFacts {
  /** The owner's connection to the template. */
  readonly ownerUrl: string;
  readonly template: string;
  readonly appUrl: string;
  readonly reportUrl: string;
}

export interface TestServer {
  readonly facts: TestServerFacts;
  /** Drops what the run made, and the server if it was its own. */
  stop(): Promise<void>;
}

export interface TestServerOptions {
  /** An owner's URL of a server to use (its database is not touched); an embedded one unless given. */
  readonly url?: string | undefined;
  /** What other packages add to a migrated database, such as the queue. */
  readonly prepare: (owner: { url: string; appRole: string }) => Promise<void>;
}

/** Starts one server per run of the suite, with one migrated template that every test file clones. */
export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  if (options.url) {
    const { facts, drop } = await makeTemplate(options.url, options.prepare);
    return { facts, stop: drop };
  }
  await sweepOrphans();
  const dataDir = await mkdtemp(join(tmpdir(), `countersign-test-${process.pid}-`));
  // When root runs the suite, PostgreSQL runs as somebody else, who has to get through.
  await chmod(dataDir, 0o711);
  const server = await startEmbedded({ dataDir, durable: false, maxConnections: CONNECTIONS });
  const { facts } = await makeTemplate(server.ownerUrl("postgres"), options.prepare);
  return { facts, stop: () => removeEmbedded(dataDir) };
}

async function makeTemplate(
  serverUrl: string,
  prepare: TestServerOptions["prepare"],
): Promise<{ facts: TestServerFacts; drop: () => Promise<void> }> {
  const template = `countersign_test_${randomBytes(4).toString("hex")}`;
  const ownerUrl = withDatabase(serverUrl, template);
  await ensureDatabase(ownerUrl);
  await migrate(ownerUrl);
  const roles = await prepareRoles(ownerUrl, { app: "app", report: "report" });
  await prepare({ url: ownerUrl, appRole: roles.appRole });
  const facts = { ownerUrl, template, appUrl: roles.appUrl, reportUrl: roles.reportUrl };
  return { facts, drop: () => dropRun(serverUrl, template) };
}

/** Everything of a run carries the template's name in front. */
async function dropRun(serverUrl: string, template: string): Promise<void> {
  await asOwner(serverUrl, async (sql) => {
    const databases = await sql`select datname as name from pg_database where starts_with(datname, ${template})`;
    for (const { name } of databases) await sql`drop database ${sql(name)} with (force)`;
    const roles = await sql`select rolname as name from pg_roles where starts_with(rolname, ${template})`;
    for (const { name } of roles) await sql`drop role ${sql(name)}`;
  });
}

/** A run that was killed leaves its server behind: the next one clears it away. */
async function sweepOrphans(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(FOLDER.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    await removeEmbedded(join(tmpdir(), name)).catch(() => rm(join(tmpdir(), name), { recursive: true, force: true }));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
