import { context } from "@countersign/auth/context.ts";
import { type Person, startReminders } from "@countersign/twofactor";
import { z } from "zod";
import { remindersPath } from "./reminder-paths.ts";

/** Whose list is reminded, as a form posts it and a step-up keeps it. */
export const reminderList = z.object({
  kind: z.enum(["staff", "patient"]),
  status: z.enum(["not_enrolled", "in_grace", "codes_off"]),
});

/** Begins the reminders and says where to go. The caller has made sure that the admin's code is fresh. */
export async function performReminders(
  actor: Person,
  { kind, status }: z.output<typeof reminderList>,
): Promise<string> {
  const started = await startReminders(context(), { actor, kind, status });
  if (started.ok) return remindersPath(kind, started.mailingId);
  return remindersPath(kind, null, { status, refused: started.why });
}
