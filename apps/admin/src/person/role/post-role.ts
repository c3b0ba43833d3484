"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import type { FormState } from "@countersign/portal/form/form-state.ts";
import { readPosted } from "@countersign/portal/form/read-posted.ts";
import { refuse } from "@countersign/portal/form/refuse.ts";
import { redirect } from "next/navigation";
import { personPath } from "../../people/people-paths.ts";
import { actionRefused } from "../actions/action-sentences.ts";
import { postedReason, postedTarget } from "../actions/posted-action.ts";
import { performRole, roleInput } from "./perform-role.ts";

/** "Change role". Without a fresh code it goes on after `/confirm`. */
export async function postRole(_before: FormState, form: FormData): Promise<FormState> {
  const by = await requirePerson({ may: "manage_people" });
  const person = postedTarget(form);
  const role = readPosted(roleInput.shape.role, form.get("role"));
  const typed = postedReason(form);
  const kept = { form, keep: ["role", "reason"] };
  if (!typed.ok) return refuse({ errors: { reason: typed.sentence }, ...kept });

  const input = { ...person, role, reason: typed.reason };
  const { kind, accountId } = person;
  await requireFresh(by, { intent: { action: "change_role", input }, returnTo: personPath(kind, accountId) });
  const outcome = await performRole(by, input);
  if (!outcome.ok) return refuse({ alert: actionRefused[outcome.why], ...kept });
  redirect(personPath(kind, accountId, { done: "change_role" }));
}
