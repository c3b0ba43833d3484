"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import type { FormState } from "@countersign/portal/form/form-state.ts";
import { refuse, refuseFields } from "@countersign/portal/form/refuse.ts";
import { isSamePolicy, readPolicies } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { draftFieldNames, draftFields, draftsOf, withDrafts } from "./drafted-policies.ts";
import { saveRefused } from "./save-sentences.ts";
import { reviewPath } from "./security-paths.ts";

/** "Review change": checks what was typed and leads to the page that shows what it would do. Changes nothing. */
export async function reviewChange(_before: FormState, form: FormData): Promise<FormState> {
  const { clinicId } = await requirePerson({ may: "change_policy" });
  const parsed = draftFields.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refuseFields(parsed.error, { form, keep: draftFieldNames });

  const drafts = draftsOf(parsed.data);
  const active = await readPolicies(context(), { clinicId });
  if (isSamePolicy(active.staff, drafts.staff) && isSamePolicy(active.patient, drafts.patient)) {
    return refuse({ alert: saveRefused.nothing_changed, form, keep: draftFieldNames });
  }
  redirect(withDrafts(reviewPath, drafts));
}
