"use server";

import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies/cookies.ts";
import { rememberBrowser } from "@countersign/auth/cookies/known-browser.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import { type ConfirmEmailResult, confirmEmail } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { postedTry } from "../../login/posted-try.ts";
import { signInCodeSentence } from "../../patient/sending/sign-in-code-sentences.ts";
import { donePath } from "../done-sentences.ts";
import { PROFILE } from "../profile-paths.ts";
import { type EmailRefusal, emailRefusedPath } from "./email-paths.ts";

type Over = Extract<ConfirmEmailResult, { why: "email_taken" | "not_allowed" | "login_gone" | "login_failed" }>;

const overBecause: Readonly<Record<Over["why"], EmailRefusal>> = {
  email_taken: "taken",
  not_allowed: "too-late",
  login_gone: "too-late",
  login_failed: "too-many-wrong-codes",
};

/** "Confirm": the code that was sent to the new address. */
export async function confirmEmailCode(_before: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson();
  const confirmed = await confirmEmail(context(), {
    ...(await postedTry(form, { purpose: "confirm_email", session: person })),
    person,
    visitor: await visitor(),
  });
  if (confirmed.ok) {
    await loginCookie.clear();
    await rememberBrowser(confirmed.email);
    redirect(donePath(PROFILE, "email"));
  }
  switch (confirmed.why) {
    case "email_taken":
    case "not_allowed":
    case "login_gone":
    case "login_failed":
      await loginCookie.clear();
      redirect(emailRefusedPath(overBecause[confirmed.why]));
      break;
    default:
      return refuse({
        alert: signInCodeSentence(confirmed),
        blamed: "code",
      });
  }
}
