"use server";

import type { FormState } from "@countersign/portal/form/form-state.ts";
import { confirmStepUp } from "@countersign/portal/step-up/confirm-step-up.ts";
import { consoleIntents } from "../../src/console-intents.ts";

/** "Confirm" of the admin console. */
export async function confirm(_before: FormState, form: FormData): Promise<FormState> {
  return confirmStepUp(form, consoleIntents);
}
