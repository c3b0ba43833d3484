import { inviteAgain, invitePerson, roles } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import type { Person } from "@countersign/twofactor";
import { z } from "zod";
import { personPath } from "../../people/people-paths.ts";
import { invitePath } from "../invite-paths.ts";

/** Somebody to invite, as a step-up keeps them. It was checked when it was typed. */
export const personToInvite = z.object({
  kind: z.enum(["staff", "patient"]),
  role: z.enum(roles).nullable(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
});

/** Whom to invite again. */
export const personAgain = z.object({ kind: z.enum(["staff", "patient"]), accountId: z.uuid() });

/** Invites and says where to go. The caller has made sure that the admin's code is fresh. */
export async function performInvite(actor: Person, person: z.output<typeof personToInvite>): Promise<string> {
  const invited = await invitePerson(context(), { actor, person, visitor: await visitor() });
  if (!invited.ok) return invitePath(person.kind, { refused: invited.why });
  return personPath(person.kind, invited.accountId, { done: "invited" });
}

/** Likewise, for somebody who was invited before. */
export async function performInviteAgain(actor: Person, input: z.output<typeof personAgain>): Promise<string> {
  const { kind, accountId } = input;
  const invited = await inviteAgain(context(), { actor, accountId, visitor: await visitor() });
  return personPath(kind, accountId, invited.ok ? { done: "invited_again" } : { refused: invited.why });
}
