"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { readPosted } from "@countersign/portal/form/read-posted.ts";
import { redirect } from "next/navigation";
import { performCancel, requestInput } from "./perform-reset.ts";

/** "Cancel reset": by any admin, the person themselves among them. */
export async function cancel(form: FormData): Promise<void> {
  const admin = await requirePerson({ may: "manage_people" });
  redirect(await performCancel(admin, readPosted(requestInput, form)));
}
