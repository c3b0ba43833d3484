"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { readPosted } from "@countersign/portal/form/read-posted.ts";
import { redirect } from "next/navigation";
import { securityPath } from "../security-paths.ts";
import { performCancel, waitingSchedule } from "./perform-cancel.ts";

/** "Cancel scheduled change". Without a fresh code it goes on after `/confirm`. */
export async function cancelScheduled(form: FormData): Promise<void> {
  const admin = await requirePerson({ may: "change_policy" });
  const input = readPosted(waitingSchedule, form);
  await requireFresh(admin, { intent: { action: "cancel_schedule", input }, returnTo: securityPath });
  redirect(await performCancel(admin, input));
}
