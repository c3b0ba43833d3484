"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import { readPosted } from "@countersign/portal/form/read-posted.ts";
import { cancelReminders } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";
import { remindersPath } from "./reminder-paths.ts";

const running = z.object({ kind: z.enum(["staff", "patient"]), mailingId: z.uuid() });

/** "Stop". Gives nobody anything, so it asks for no code. */
export async function stopReminders(form: FormData): Promise<void> {
  const actor = await requirePerson({ may: "manage_people" });
  const { kind, mailingId } = readPosted(running, form);
  const stopped = await cancelReminders(context(), { actor, mailingId, visitor: await visitor() });
  redirect(remindersPath(kind, mailingId, stopped.ok ? {} : { refused: stopped.why }));
}
