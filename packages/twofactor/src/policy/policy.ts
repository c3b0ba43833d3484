import type { Kind, Portal } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";

/** What a clinic asks of one kind of account. `off` exists for patients only. */
export type PolicyMode = "off" | "optional" | "required_every_login" | "required_once_per_device";

/** The modes under which everyone of a kind must have a second factor. */
export const requiredModes = [
  "required_every_login",
  "required_once_per_device",
] as const satisfies readonly PolicyMode[];

/** Whether a clinic lets its patients have codes by text. */
export type TextCodes = "allowed" | "refused";

export const SKIPS_DEFAULT = 5;
export const SKIPS_MOST = 20;

/** Days a device may be trusted, and minutes without a request that end a session. @see NIST SP 800-63B-4 §2.2.3 */
export const trustedDeviceDays = { least: 1, most: 90, usual: 30 } as const;
export const idleMinutes = { least: 5, most: 60, usual: 30 } as const;

/** The modes each kind may be set to, in the order the console offers them. */
export const policyModes: Readonly<Record<Kind, readonly PolicyMode[]>> = {
  staff: ["optional", "required_every_login", "required_once_per_device"],
  patient: ["off", "optional", "required_every_login", "required_once_per_device"],
};

/** Whether everyone of that kind must have a second factor. A policy that cannot be read counts as required. */
export function isRequired(mode: PolicyMode | null): boolean {
  return mode === null || requiredModes.some((required) => required === mode);
}

/** How many logins may still be skipped. The number spent is what is stored, so a changed allowance shows at once. */
export function skipsLeft(facts: { readonly skipsAllowed: number; readonly skipsSpent: number }): number {
  return Math.max(0, facts.skipsAllowed - facts.skipsSpent);
}

/** Whether a person without a factor may pass this door without one, under whatever policy. The console never lets them. */
export function mustEnrol(facts: { readonly portal: Portal; readonly mode: PolicyMode | null }): boolean {
  return facts.portal === "admin" || isRequired(facts.mode);
}

/** `isRequired` for the policy `p`, as a condition. */
export const isRequiredPolicy: SQL = sql`coalesce(p.mode in (${sql.join(
  requiredModes.map((mode) => sql`${mode}`),
  sql`, `,
)}), true)`;

/** Whether this version lets a device that was trusted go without a code. */
export function trustsDevices(mode: PolicyMode | null): boolean {
  return mode === "required_once_per_device";
}
