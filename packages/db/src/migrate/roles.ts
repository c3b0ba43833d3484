import type { TransactionSql } from "postgres";
import { grantToApp, grantToReport, limitApp, limitReport } from "./grants.sql.ts";
import { asOwner, databaseOf, oneAtATime } from "./owner.ts";
import { scramVerifier } from "./scram.ts";

export interface RolePasswords {
  readonly app: string;
  readonly report: string;
}

export interface Roles {
  /** For portals and courier: `<database>_app`. */
  readonly appUrl: string;
  /** For reports: `<database>_report`, reads only, no column that holds a secret or a hash. */
  readonly reportUrl: string;
  readonly appRole: string;
}

/** The roles' names carry the database's, because roles are shared by all databases of a server. */
export function appRoleOf(database: string): string {
  return `${database}_app`;
}

/**
 * Makes or refreshes the two roles beside the owner, with exactly the rights they should have now.
 * Call it after `migrate`, each time: new tables get their grants here.
 *
 * @param ownerUrl a role that owns the tables and may create roles
 */
export async function prepareRoles(ownerUrl: string, passwords: RolePasswords): Promise<Roles> {
  const database = databaseOf(ownerUrl);
  const appRole = appRoleOf(database);
  const reportRole = `${database}_report`;
  await asOwner(ownerUrl, async (sql) => {
    await oneAtATime(sql);
    await sql.begin(async (tx) => {
      await tx`revoke create on schema public from public`;
      await makeRole(tx, appRole, passwords.app, database);
      await makeRole(tx, reportRole, passwords.report, database);
      await limitApp(tx, appRole);
      await limitReport(tx, reportRole);
      await grantToApp(tx, appRole);
      await grantToReport(tx, reportRole);
    });
  });
  return {
    appUrl: asRole(ownerUrl, appRole, passwords.app),
    reportUrl: asRole(ownerUrl, reportRole, passwords.report),
    appRole,
  };
}

async function makeRole(tx: TransactionSql, role: string, password: string, database: string): Promise<void> {
  const [existing] = await tx`select 1 from pg_roles where rolname = ${role}`;
  // A verifier is made of base64 and punctuation without quotes, so it can stand in the text.
  const login = tx.unsafe(`login nocreatedb nocreaterole noinherit password '${scramVerifier(password)}'`);
  await (existing ? tx`alter role ${tx(role)} ${login}` : tx`create role ${tx(role)} ${login}`);
  await tx`grant connect on database ${tx(database)} to ${tx(role)}`;
}

function asRole(ownerUrl: string, role: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(role);
  url.password = encodeURIComponent(password);
  return url.href;
}
