"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import type { FormState } from "@countersign/portal/form/form-state.ts";
import { refuse } from "@countersign/portal/form/refuse.ts";
import { remindPerson } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { personPath } from "../../people/people-paths.ts";
import { actionRefused } from "../actions/action-sentences.ts";
import { postedTarget } from "../actions/posted-action.ts";

/** "Send reminder". Gives nobody anything, so it asks for no code and no reason. */
export async function sendReminder(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requirePerson({ may: "see_people" });
  const { kind, accountId } = postedTarget(form);
  const reminded = await remindPerson(context(), { actor, accountId, visitor: await visitor() });
  if (!reminded.ok) return refuse({ alert: actionRefused[reminded.why] });
  redirect(personPath(kind, accountId, { done: "send_reminder" }));
}
