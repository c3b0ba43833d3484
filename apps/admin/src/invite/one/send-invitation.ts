"use server";

import { invitePerson } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import type { FormState } from "@countersign/portal/form/form-state.ts";
import { refuse, refuseFields } from "@countersign/portal/form/refuse.ts";
import { redirect } from "next/navigation";
import { personPath } from "../../people/people-paths.ts";
import { invitePath } from "../invite-paths.ts";
import { inviteRefused } from "./invite-sentences.ts";
import { personFieldNames, postedPerson } from "./posted-person.ts";

/** "Send invitation" to one person. Without a fresh code it goes on after `/confirm`. */
export async function sendInvitation(_before: FormState, form: FormData): Promise<FormState> {
  const admin = await requirePerson({ may: "see_people" });
  const parsed = postedPerson(admin.clinic.country).safeParse(Object.fromEntries(form));
  if (!parsed.success) return refuseFields(parsed.error, { form, keep: personFieldNames });

  const person = parsed.data;
  await requireFresh(admin, {
    intent: { action: "invite_person", input: person },
    returnTo: invitePath(person.kind),
  });
  const invited = await invitePerson(context(), { actor: admin, person, visitor: await visitor() });
  if (!invited.ok) return refuse({ alert: inviteRefused[invited.why], form, keep: personFieldNames });
  redirect(personPath(person.kind, invited.accountId, { done: "invited" }));
}
