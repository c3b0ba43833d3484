"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { hasFactor } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { patientIntents } from "../../step-up/patient-intents.ts";
import { PATIENT_PROFILE } from "../profile-done.ts";

/** "Set up an authenticator app": where codes are sent, after one of them. The window itself asks for the password. */
export async function setUpApp(): Promise<void> {
  const person = await requirePerson({ kind: "patient" });
  if (hasFactor(person)) {
    await requireFresh(person, { intent: { action: "set_up_app", input: null }, returnTo: PATIENT_PROFILE });
  }
  redirect(await patientIntents.set_up_app(person, null));
}
