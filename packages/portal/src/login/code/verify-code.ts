"use server";

import { context } from "@countersign/auth/context.ts";
import { SIGN_IN, verifyAuthenticatorCode } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { signInPath } from "../arrival.ts";
import { finishLogin } from "../finish-login.ts";
import { postedTry } from "../posted-try.ts";
import { pathsOfGone } from "../step-paths.ts";
import { TRUST_FIELD } from "../trust-box.tsx";
import { codeSentence } from "./code-sentences.ts";

/** The code of the authenticator app, at login. */
export async function verifyCode(_before: FormState, form: FormData): Promise<FormState> {
  const posted = await postedTry(form, SIGN_IN);
  const verified = await verifyAuthenticatorCode(context(), posted);
  if (verified.ok) return finishLogin(posted.trust);
  if (verified.why === "login_gone") redirect(pathsOfGone[verified.how]);
  if (verified.why === "login_failed") redirect(signInPath("too_many_wrong_codes"));
  if (verified.why === "suspended") redirect("/login/locked");
  return refuse({
    alert: codeSentence(verified),
    blamed: "code",
    form,
    keep: [TRUST_FIELD],
  });
}
