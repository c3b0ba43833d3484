"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { readPosted } from "@countersign/portal/form/read-posted.ts";
import { redirect } from "next/navigation";
import { personPath } from "../../people/people-paths.ts";
import { linkInput, performSendLink } from "./perform-reset.ts";

/** "Send the link again". Without a fresh code it goes on after `/confirm`. */
export async function sendLink(form: FormData): Promise<void> {
  const actor = await requirePerson({ may: "rescue_people" });
  const input = readPosted(linkInput, form);
  await requireFresh(actor, {
    intent: { action: "send_link_again", input },
    returnTo: personPath("staff", input.accountId),
  });
  redirect(await performSendLink(actor, input));
}
