import { type SQL, sql } from "drizzle-orm";

/** What a member of staff is at the clinic. Patients have no role. */
export const roles = ["staff", "helpdesk", "admin"] as const;
export type Role = (typeof roles)[number];

/** Something the console lets people do. */
export type Capability =
  /** See people and their pages, invite ordinary staff and patients, remind one person. */
  | "see_people"
  /** Help whoever cannot sign in: reset, unlock, restart skips, sign out, correct contact details. */
  | "rescue_people"
  /** Deactivate, reactivate, give roles, invite to roles, remind many. */
  | "manage_people"
  /** The clinic's settings and policies. */
  | "change_policy"
  /** The audit trail, coverage and every file that leaves the console. */
  | "read_trail";

/** Who may do what in the console. The one place where that is said. */
const capabilities: Readonly<Record<Role, readonly Capability[]>> = {
  staff: [],
  helpdesk: ["see_people", "rescue_people"],
  admin: ["see_people", "rescue_people", "manage_people", "change_policy", "read_trail"],
};

/** Whether somebody of this role may do this. */
export function may(role: Role | null, capability: Capability): boolean {
  return role !== null && capabilities[role].includes(capability);
}

/** Whether the console lets somebody of this role in at all. */
export function hasConsole(role: Role | null): boolean {
  return role !== null && capabilities[role].length > 0;
}

/** `hasConsole` for the account `a`, as a condition. */
export const hasConsoleRole: SQL = sql`coalesce(a.role in (${list(roles.filter(hasConsole))}), false)`;

/** The roles that have a capability, for `role in …`. */
export function rolesWith(capability: Capability): SQL {
  return list(roles.filter((role) => may(role, capability)));
}

function list(some: readonly Role[]): SQL {
  return sql.join(
    some.map((role) => sql`${role}`),
    sql`, `,
  );
}
