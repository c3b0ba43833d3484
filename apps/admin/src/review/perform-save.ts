import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { type Person, savePolicies } from "@countersign/twofactor";
import type { DraftedPolicies } from "../security/drafted-policies.ts";
import { securityPath } from "../security/security-paths.ts";

/** Saves the drafts and says where to go. The caller has made sure that the admin's code is fresh. */
export async function performSave(actor: Person, drafts: DraftedPolicies): Promise<string> {
  const saved = await savePolicies(context(), { actor, ...drafts, reason: null, visitor: await visitor() });
  return saved.ok ? `${securityPath}?done=saved` : `${securityPath}?refused=${saved.why}`;
}
