"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import type { FormState } from "@countersign/portal/form/form-state.ts";
import { refuse } from "@countersign/portal/form/refuse.ts";
import { type Policies, readPolicies } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { draftsIn, withDrafts } from "../security/drafted-policies.ts";
import { reviewPath, securityPath } from "../security/security-paths.ts";
import { performSave } from "./perform-save.ts";
import { changeFieldNames, postedChange, toKeep } from "./posted-change.ts";

/** "Save policy" and "Schedule change". Without a fresh code it goes on after `/confirm`. */
export async function saveReviewed(_before: FormState, form: FormData): Promise<FormState> {
  const admin = await requirePerson({ may: "change_policy" });
  const { now } = context();
  const active = await readPolicies(context(), admin);
  const posted = postedChange(form, { active, timeZone: admin.clinic.timeZone, now: now() });
  if (!posted) redirect(securityPath);
  // Said first: what is missing beside the form was measured against something that nobody has seen here.
  if (isOutdated(active, form)) redirect(`${securityPath}?refused=changed_meanwhile`);
  if (!posted.ok) return refuse({ errors: posted.errors, form, keep: changeFieldNames });

  const { wish } = posted;
  await requireFresh(admin, {
    intent: { action: "save_policies", input: toKeep(wish) },
    returnTo: withDrafts(reviewPath, wish.drafts),
  });
  redirect(await performSave(admin, wish));
}

function isOutdated(active: Policies, form: FormData): boolean {
  const drafts = draftsIn(Object.fromEntries(form));
  return drafts?.expected.staff !== active.staff.version || drafts.expected.patient !== active.patient.version;
}
