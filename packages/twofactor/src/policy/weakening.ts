import type { Kind } from "@countersign/db";
import { isRequired, type PolicyMode, trustsDevices } from "./policy.ts";
import type { PolicyDraft, PolicyDrafts } from "./policy-draft.ts";

/** What an admin writes about a change, in characters. */
export const REASON_MOST = 500;

const strictness: Readonly<Record<PolicyMode, number>> = {
  off: 0,
  optional: 1,
  required_once_per_device: 2,
  required_every_login: 3,
};

/** Whether a change lets somebody in, or leaves a screen open, where the policy in force would not. Such a change has a reason. */
export function weakens(active: PolicyDrafts, drafts: PolicyDrafts): boolean {
  const kinds: readonly Kind[] = ["staff", "patient"];
  return kinds.some((kind) => isWeaker(active[kind], drafts[kind]));
}

/** Numbers count where they apply: nobody is let in by trusted days in a mode that trusts no device. */
function isWeaker(before: PolicyDraft, after: PolicyDraft): boolean {
  return (
    strictness[after.mode] < strictness[before.mode] ||
    (isRequired(before.mode) && after.skipsAllowed > before.skipsAllowed) ||
    (trustsDevices(before.mode) && trustsDevices(after.mode) && after.trustedDeviceDays > before.trustedDeviceDays) ||
    after.idleMinutes > before.idleMinutes ||
    (before.textCodes === "refused" && after.textCodes === "allowed")
  );
}
