import { z } from "zod";
import type { LoginDecision } from "../login/login-decision.ts";
import { policyModes } from "../policy/policy.ts";

/** A decision as it is found with a login, with the skips that were left once one was spent. */
export type KeptDecision = LoginDecision & { readonly skipsAfter: number | null };

const kept = z.object({
  policyVersion: z.int(),
  mode: z.enum(policyModes.patient).nullable(),
  asked: z.enum(["signed-in", "enter-code", "enrol", "locked"]),
  offered: z.array(z.enum(["authenticator", "recovery_code", "email_code", "text_code"])),
  skipsLeft: z.int().nullable(),
  trustedDevice: z.string().nullable(),
  skipsAfter: z.int().nullable().default(null),
}) satisfies z.ZodType<KeptDecision>;

/** What was decided, or null where nothing was kept, or nothing that this version can read. */
export function keptDecision(found: unknown): KeptDecision | null {
  return kept.nullable().catch(null).parse(found);
}
