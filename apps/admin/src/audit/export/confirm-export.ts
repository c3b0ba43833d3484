"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { readPosted } from "@countersign/portal/form/read-posted.ts";
import { redirect } from "next/navigation";
import { exportInput, exportPath } from "./export-intent.ts";

/** "Confirm it's you" before a download. Afterwards the page offers the file. */
export async function confirmExport(form: FormData): Promise<void> {
  const person = await requirePerson({ may: "read_trail" });
  const input = readPosted(exportInput, form);
  const path = exportPath(input);
  await requireFresh(person, { intent: { action: "export_audit", input }, returnTo: path });
  redirect(path);
}
