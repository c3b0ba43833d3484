"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import type { FormState } from "@countersign/portal/form/form-state.ts";
import { refuse } from "@countersign/portal/form/refuse.ts";
import { redirect } from "next/navigation";
import { personPath } from "../../people/people-paths.ts";
import { actionRefused } from "../actions/action-sentences.ts";
import { performContact } from "./perform-contact.ts";
import { contactFieldNames, postedContact } from "./posted-contact.ts";

/** "Correct contact details". Without a fresh code it goes on after `/confirm`. */
export async function postContact(_before: FormState, form: FormData): Promise<FormState> {
  const by = await requirePerson({ may: "rescue_people" });
  const posted = postedContact(form, by.clinic.country);
  if (!posted.ok) return refuse({ errors: posted.errors, form, keep: contactFieldNames });

  const { input } = posted;
  const { kind, accountId } = input;
  await requireFresh(by, { intent: { action: "correct_contact", input }, returnTo: personPath(kind, accountId) });
  const outcome = await performContact(by, input);
  if (outcome.ok) redirect(personPath(kind, accountId, { done: "correct_contact" }));
  const sentence = actionRefused[outcome.why];
  const words = outcome.why === "email_taken" ? { errors: { email: sentence } } : { alert: sentence };
  return refuse({ ...words, form, keep: contactFieldNames });
}
