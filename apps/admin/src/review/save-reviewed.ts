"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { redirect } from "next/navigation";
import { draftsIn, fieldsOf, withDrafts } from "../security/drafted-policies.ts";
import { reviewPath, securityPath } from "../security/security-paths.ts";
import { performSave } from "./perform-save.ts";

/** "Save policy". Without a fresh code it goes on after `/confirm`. */
export async function saveReviewed(form: FormData): Promise<void> {
  const admin = await requirePerson({ may: "change_policy" });
  const drafts = draftsIn(Object.fromEntries(form));
  if (!drafts) redirect(securityPath);
  await requireFresh(admin, {
    intent: { action: "save_policies", input: fieldsOf(drafts) },
    returnTo: withDrafts(reviewPath, drafts),
  });
  redirect(await performSave(admin, drafts));
}
