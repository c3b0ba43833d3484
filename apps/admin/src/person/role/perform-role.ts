import { roles } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { type ChangeRoleResult, changeRole, type Person } from "@countersign/twofactor";
import { z } from "zod";
import { actionInput } from "../actions/perform-action.ts";

/** Whom to give which role, and why. */
export const roleInput = actionInput.extend({ role: z.enum(roles) });

/** Gives somebody another role. The caller has made sure that the actor's code is fresh. */
export async function performRole(
  actor: Person,
  { kind: _, ...input }: z.infer<typeof roleInput>,
): Promise<ChangeRoleResult> {
  return changeRole(context(), { actor, ...input, visitor: await visitor() });
}
