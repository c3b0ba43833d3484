"use server";

import { context } from "@countersign/auth/context.ts";
import { knownBrowserCookie, loginCookie, trustedCookies } from "@countersign/auth/cookies/cookies.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import { safeReturnPath } from "@countersign/auth/return-path.ts";
import { beginLogin, beginPatientLogin } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "../form/form-state.ts";
import { refuse, refuseFields } from "../form/refuse.ts";
import { typedEmail } from "../form/typed-email.ts";
import { finishLogin } from "./finish-login.ts";
import { signInSentence } from "./sign-in-sentences.ts";
import { pathOfStep } from "./step-paths.ts";

const credentials = z.object({
  email: typedEmail,
  password: z.string("Enter your password.").min(1, "Enter your password."),
  return: z.string().optional().catch(undefined),
});

/** Email and password, the first step of every portal. */
export async function signIn(_before: FormState, form: FormData): Promise<FormState> {
  const back = { form, keep: ["email"] };
  const posted = credentials.safeParse(Object.fromEntries(form));
  if (!posted.success) return refuseFields(posted.error, back);

  const here = await place();
  const begin = here.portal === "patient" ? beginPatientLogin : beginLogin;
  const began = await begin(context(), {
    place: here,
    email: posted.data.email,
    password: posted.data.password,
    returnTo: safeReturnPath(posted.data.return),
    visitor: await visitor(),
    knownBrowser: await knownBrowserCookie.read(),
    previousToken: await loginCookie.read(),
    trustSecrets: await trustedCookies.read(),
  });
  if (!began.ok && began.why === "clinic_unknown") redirect("/login");
  if (!began.ok) {
    return refuse({ ...back, alert: signInSentence(began), blamed: "password" });
  }

  await loginCookie.set(began.token);
  if (began.step.at === "signed-in") return finishLogin();
  redirect(pathOfStep(began.step));
}
