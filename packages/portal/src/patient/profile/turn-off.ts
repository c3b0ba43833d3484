"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { redirect } from "next/navigation";
import { patientIntents } from "../step-up/patient-intents.ts";
import { PATIENT_PROFILE } from "./profile-done.ts";

/** "Turn off": at once with a fresh code, else after one. */
export async function turnOff(): Promise<void> {
  const person = await requirePerson({ kind: "patient" });
  await requireFresh(person, { intent: { action: "turn_off_codes", input: null }, returnTo: PATIENT_PROFILE });
  redirect(await patientIntents.turn_off_codes(person, null));
}
