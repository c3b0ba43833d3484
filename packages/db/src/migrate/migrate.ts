import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Sql } from "postgres";
import { keepAuditOrder } from "./audit-order.ts";
import { asOwner, oneAtATime } from "./owner.ts";

const OUR_FOLDER = fileURLToPath(new URL("../../migrations", import.meta.url));

/** Why a database cannot be brought to this build's schema; the message is a sentence for people. */
export class MigrationError extends Error {}

/**
 * Applies `migrations/*.sql` that the database has not seen, in the order of their names, each in a
 * transaction of its own. Safe to call from two processes at once. Afterwards the trail's order holds on, also in a dump
 * that was restored into another cluster.
 *
 * @param ownerUrl a role that may create tables
 * @returns the names applied now
 * @throws MigrationError when an applied file was changed or is gone, or when one fails
 */
export async function migrate(ownerUrl: string, folder = OUR_FOLDER): Promise<string[]> {
  const files = await readMigrations(folder);
  return asOwner(ownerUrl, async (sql) => {
    await oneAtATime(sql);
    await sql`create table if not exists schema_migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`;
    const applied = await sql<{ name: string; sha256: string }[]>`select name, sha256 from schema_migrations`;
    refuseRewrittenHistory(files, new Map(applied.map((row) => [row.name, row.sha256])));
    const done = new Set(applied.map((row) => row.name));
    const due = files.filter((file) => !done.has(file.name));
    for (const file of due) await apply(sql, file);
    await keepAuditOrder(sql);
    return due.map((file) => file.name);
  });
}

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), "utf8");
      return { name, text, sha256: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

function refuseRewrittenHistory(files: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const known = new Map(files.map((file) => [file.name, file.sha256]));
  for (const [name, sha256] of applied) {
    const ours = known.get(name);
    if (ours === undefined) {
      throw new MigrationError(`The database was migrated by a newer Countersign: this one does not know ${name}.`);
    }
    if (ours !== sha256) {
      throw new MigrationError(`${name} was changed after it was applied to this database; write a new migration.`);
    }
  }
}

async function apply(sql: Sql, file: Migration): Promise<void> {
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(file.text);
      await tx`insert into schema_migrations (name, sha256) values (${file.name}, ${file.sha256})`;
    });
  } catch (error) {
    throw new MigrationError(`${file.name} could not be applied: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}
