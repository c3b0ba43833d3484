"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { readPosted } from "@countersign/portal/form/read-posted.ts";
import { redirect } from "next/navigation";
import { personPath } from "../../people/people-paths.ts";
import { performInviteAgain, personAgain } from "./perform-invite.ts";

/** "Send invitation again". Without a fresh code it goes on after `/confirm`. */
export async function sendAgain(form: FormData): Promise<void> {
  const admin = await requirePerson({ may: "see_people" });
  const input = readPosted(personAgain, form);
  await requireFresh(admin, {
    intent: { action: "invite_again", input },
    returnTo: personPath(input.kind, input.accountId),
  });
  redirect(await performInviteAgain(admin, input));
}
