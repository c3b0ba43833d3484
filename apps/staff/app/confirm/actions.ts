"use server";

import type { FormState } from "@countersign/portal/form/form-state.ts";
import { profileIntents } from "@countersign/portal/profile/make-new-codes.ts";
import { confirmStepUp } from "@countersign/portal/step-up/confirm-step-up.ts";

/** "Confirm" of the staff portal. */
export async function confirm(_before: FormState, form: FormData): Promise<FormState> {
  return confirmStepUp(form, profileIntents);
}
