import { startEmbedded } from "@countersign/db/embedded/embedded.ts";
import { MigrationError, migrate } from "@countersign/db/migrate/migrate.ts";
import { asOwner, ensureDatabase } from "@countersign/db/migrate/owner.ts";
import { prepareRoles } from "@countersign/db/migrate/roles.ts";
import { migrateQueue } from "@countersign/messages/set-up";
import type { Settings } from "../env.ts";
import { atEnd } from "../running/ending.ts";
import { Refusal, say, step } from "../say.ts";
import { type DeploymentKeys, derivedSecret } from "./keys.ts";

const EMBEDDED_DATABASE = "countersign";

export interface OpenDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/**
 * The database this deployment works on, migrated, with its roles and its queue: the one that
 * DATABASE_URL names, or else the embedded one of the data folder.
 *
 * @param leaveRunning an embedded server that somebody else has started is not stopped at the end
 * @throws Refusal when the database does not answer or cannot be migrated
 */
export async function openDatabase(
  settings: Settings,
  keys: DeploymentKeys,
  leaveRunning = false,
): Promise<OpenDatabase> {
  const ownerUrl = settings.DATABASE_URL ?? (await embedded(settings.dataDir, leaveRunning));
  if (settings.DATABASE_URL) await requireAnswer(ownerUrl);
  const appUrl = await step("Preparing the database", () => prepare(ownerUrl, keys));
  return { ownerUrl, appUrl };
}

async function embedded(dataDir: string, leaveRunning: boolean): Promise<string> {
  const starting = startEmbedded({ dataDir, say: (line) => say(`\n  ${line}`) });
  // Said before it has started, so that an early Ctrl-C leaves no server behind either.
  atEnd(async () => {
    const server = await starting;
    if (!(server.attached && leaveRunning)) await server.stop();
  });
  const server = await step("Starting PostgreSQL", () => starting);
  const ownerUrl = server.ownerUrl(EMBEDDED_DATABASE);
  await ensureDatabase(ownerUrl);
  return ownerUrl;
}

async function requireAnswer(ownerUrl: string): Promise<void> {
  const { host, pathname } = new URL(ownerUrl);
  try {
    await step(`Connecting to PostgreSQL at ${host}`, () => asOwner(ownerUrl, (sql) => sql`select 1`));
  } catch (error) {
    const why = error instanceof Error ? error.message || ("code" in error ? String(error.code) : error.name) : "";
    throw new Refusal(`The database ${pathname.slice(1)} at ${host} does not answer: ${why}.`);
  }
}

async function prepare(ownerUrl: string, keys: DeploymentKeys): Promise<string> {
  await migrate(ownerUrl).catch((error) => {
    throw error instanceof MigrationError ? new Refusal(error.message) : error;
  });
  const passwords = { app: derivedSecret(keys, "app role"), report: derivedSecret(keys, "report role") };
  const { appUrl, appRole } = await prepareRoles(ownerUrl, passwords);
  await migrateQueue({ url: ownerUrl, appRole });
  return appUrl;
}
