"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { readPosted } from "@countersign/portal/form/read-posted.ts";
import { redirect } from "next/navigation";
import { personPath } from "../../people/people-paths.ts";
import { performApprove, requestInput } from "./perform-reset.ts";

/** "Approve reset". Without a fresh code it goes on after `/confirm`. */
export async function approve(form: FormData): Promise<void> {
  const admin = await requirePerson({ may: "manage_people" });
  const input = readPosted(requestInput, form);
  await requireFresh(admin, {
    intent: { action: "approve_reset", input },
    returnTo: personPath("staff", input.accountId),
  });
  redirect(await performApprove(admin, input));
}
