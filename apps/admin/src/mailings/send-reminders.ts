"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { readPosted } from "@countersign/portal/form/read-posted.ts";
import { redirect } from "next/navigation";
import { performReminders, reminderList } from "./perform-reminders.ts";
import { remindersPath } from "./reminder-paths.ts";

/** "Send N reminders". Without a fresh code it goes on after `/confirm`. */
export async function sendReminders(form: FormData): Promise<void> {
  const admin = await requirePerson({ may: "manage_people" });
  const input = readPosted(reminderList, form);
  await requireFresh(admin, {
    intent: { action: "start_reminders", input },
    returnTo: remindersPath(input.kind, null, { status: input.status }),
  });
  redirect(await performReminders(admin, input));
}
