"use server";

import { phoneObjection } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies/cookies.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { beginPhoneConfirmation } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { phoneSentence, sendSentence } from "../sending/sign-in-code-sentences.ts";
import { donePath, PATIENT_PROFILE, refusedPath } from "./profile-done.ts";

const typed = z.string().catch("");

/** "Send code": a text to the number that is to be confirmed, after a fresh code, or the password where codes are off. */
export async function sendPhoneCode(_before: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson({ kind: "patient" });
  const phone = typed.parse(form.get("phone"));
  const here = { place: await place(), visitor: await visitor(), heldToken: await loginCookie.read() };
  const begun = await beginPhoneConfirmation(context(), { ...here, person, phone });
  if (begun.ok) {
    await loginCookie.set(begun.token);
    redirect(donePath("code-sent"));
  }
  const back = { form, keep: ["phone"] };
  switch (begun.why) {
    case "not_a_phone_number": {
      const sentence = phoneObjection(phone, person.clinic.country) ?? "";
      return refuse({ ...back, alert: "No code was sent.", errors: { phone: sentence } });
    }
    case "already_confirmed":
    case "country_not_allowed":
      return refuse({ ...back, alert: "No code was sent.", errors: { phone: phoneSentence(begun.why) } });
    case "not_fresh":
      await requireFresh(person, { intent: { action: "change_phone", input: { phone } }, returnTo: PATIENT_PROFILE });
      // Fresh by now, in another tab: begin again.
      redirect(PATIENT_PROFILE);
      break;
    case "login_gone":
      redirect(refusedPath("too-late"));
      break;
    default:
      return refuse({ ...back, alert: sendSentence(begun) });
  }
}
