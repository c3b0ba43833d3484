"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import type { FormState } from "@countersign/portal/form/form-state.ts";
import { refuse } from "@countersign/portal/form/refuse.ts";
import { redirect } from "next/navigation";
import { personPath } from "../../people/people-paths.ts";
import { actionRefused } from "./action-sentences.ts";
import { performAction } from "./perform-action.ts";
import { postedAction } from "./posted-action.ts";

/** "Confirm" in a person's dialog. Without a fresh code it goes on after `/confirm`. */
export async function actOnPerson(_before: FormState, form: FormData): Promise<FormState> {
  const admin = await requirePerson({ may: "rescue_people" });
  const posted = postedAction(form);
  if (!posted.ok) return refuse({ errors: { reason: posted.sentence }, form, keep: ["reason"] });

  const { action, input } = posted;
  await requireFresh(admin, { intent: { action, input }, returnTo: personPath(input.kind, input.accountId) });
  const outcome = await performAction(admin, action, input);
  if (!outcome.ok) return refuse({ alert: actionRefused[outcome.why], form, keep: ["reason"] });
  redirect(personPath(input.kind, input.accountId, { done: outcome.done }));
}
