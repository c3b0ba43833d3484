import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { type Person, savePolicies, schedulePolicies } from "@countersign/twofactor";
import { securityPath } from "../security/security-paths.ts";
import type { PolicyWish } from "./posted-change.ts";

/** Saves or schedules the drafts and says where to go. The caller has made sure that the admin's code is fresh. */
export async function performSave(
  actor: Person,
  { drafts, reason, takesEffectAt, promised }: PolicyWish,
): Promise<string> {
  const change = { actor, ...drafts, reason, visitor: await visitor() };
  const result = takesEffectAt
    ? await schedulePolicies(context(), { ...change, takesEffectAt, ...(promised ? { promised } : {}) })
    : await savePolicies(context(), change);
  if (!result.ok) return `${securityPath}?refused=${result.why}`;
  return `${securityPath}?done=${takesEffectAt ? "scheduled" : "saved"}`;
}
