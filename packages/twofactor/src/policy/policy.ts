import type { Kind, Portal } from "@countersign/db";

/** What a clinic asks of one kind of account. `off` exists for patients only. */
export type PolicyMode = "off" | "optional" | "required_every_login";

export const SKIPS_DEFAULT = 5;
export const SKIPS_MOST = 20;

/** The modes each kind may be set to, in the order the console offers them. */
export const policyModes: Readonly<Record<Kind, readonly PolicyMode[]>> = {
  staff: ["optional", "required_every_login"],
  patient: ["off", "optional", "required_every_login"],
};

/** Whether everyone of that kind must have a second factor. A policy that cannot be read counts as required. */
export function isRequired(mode: PolicyMode | null): boolean {
  return mode === null || mode === "required_every_login";
}

/** How many logins may still be skipped. The number spent is what is stored, so a changed allowance shows at once. */
export function skipsLeft(facts: { readonly skipsAllowed: number; readonly skipsSpent: number }): number {
  return Math.max(0, facts.skipsAllowed - facts.skipsSpent);
}

/** Whether a person without a factor may pass this door without one, under whatever policy. The console never lets them. */
export function mustEnrol(facts: { readonly portal: Portal; readonly mode: PolicyMode | null }): boolean {
  return facts.portal === "admin" || isRequired(facts.mode);
}
