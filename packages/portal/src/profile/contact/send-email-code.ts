"use server";

import { emailObjection } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies/cookies.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { beginEmailChange } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { sendSentence } from "../../patient/sending/sign-in-code-sentences.ts";
import { PROFILE } from "../profile-paths.ts";
import { CHANGE_EMAIL } from "./email-intents.ts";
import { EMAIL_DIALOG, emailRefusedPath } from "./email-paths.ts";

const typed = z.string().catch("");

/** "Send code": a mail to the address that is to be the account's, after a fresh code or the password. */
export async function sendEmailCode(_before: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson();
  const email = typed.parse(form.get("email"));
  const here = { place: await place(), visitor: await visitor(), heldToken: await loginCookie.read() };
  const begun = await beginEmailChange(context(), { ...here, person, email });
  if (begun.ok) {
    await loginCookie.set(begun.token);
    redirect(EMAIL_DIALOG);
  }
  const back = { form, keep: ["email"] };
  switch (begun.why) {
    case "not_an_email":
      return refuse({ ...back, errors: { email: emailObjection(email) ?? "" } });
    case "yours_already":
      return refuse({ ...back, errors: { email: "This is your email already." } });
    case "not_allowed":
      return refuse({ alert: "Set up two-factor authentication first. Then you can change your email." });
    case "not_fresh":
      await requireFresh(person, { intent: { action: CHANGE_EMAIL, input: { email } }, returnTo: PROFILE });
      // Fresh by now, in another tab: begin again.
      redirect(EMAIL_DIALOG);
      break;
    case "login_gone":
      redirect(emailRefusedPath("too-late"));
      break;
    default:
      return refuse({ ...back, alert: sendSentence(begun) });
  }
}
