"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { disownActivity, mayChangeSecurity, mayReplacePassword, readDisownable } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";
import { SECURED_DIALOG } from "../../password/change-paths.ts";
import { SECURE_ACCOUNT } from "../../password/password-intents.ts";
import { PROFILE } from "../profile-paths.ts";
import { ACTIVITY } from "./activity-paths.ts";
import { activitySentence } from "./activity-sentences.ts";
import { SECURED } from "./secured-sentences.ts";

const eventId = z.uuid();

/** "Secure my account": everybody else is out; then a new password, after a code where one is needed for that. */
export async function secureAccount(form: FormData): Promise<void> {
  const person = await requirePerson();
  const wanted = eventId.safeParse(form.get("event"));
  const event = wanted.success ? await readDisownable(context().db, person, wanted.data) : null;
  if (!event) redirect(ACTIVITY);
  await disownActivity(context(), {
    person,
    eventId: event.id,
    what: activitySentence(event),
    visitor: await visitor(),
  });
  if (!mayChangeSecurity(person)) redirect(SECURED);
  if (!mayReplacePassword(person, context().now())) {
    await requireFresh(person, { intent: { action: SECURE_ACCOUNT, input: {} }, returnTo: PROFILE });
  }
  redirect(SECURED_DIALOG);
}
