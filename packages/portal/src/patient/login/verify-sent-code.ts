"use server";

import { context } from "@countersign/auth/context.ts";
import { SIGN_IN, verifySignInCode } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { signInPath } from "../../login/arrival.ts";
import { finishLogin } from "../../login/finish-login.ts";
import { postedTry } from "../../login/posted-try.ts";
import { pathsOfGone } from "../../login/step-paths.ts";
import { TRUST_FIELD } from "../../login/trust-box.tsx";
import { signInCodeSentence } from "../sending/sign-in-code-sentences.ts";

/** The code of the newest message, at login. */
export async function verifySentCode(_before: FormState, form: FormData): Promise<FormState> {
  const posted = await postedTry(form, SIGN_IN);
  const verified = await verifySignInCode(context(), posted);
  if (verified.ok) return finishLogin(posted.trust);
  if (verified.why === "login_gone") redirect(pathsOfGone[verified.how]);
  if (verified.why === "login_failed") redirect(signInPath("too_many_wrong_codes"));
  if (verified.why === "suspended") redirect("/login/locked");
  return refuse({
    alert: signInCodeSentence(verified),
    blamed: "code",
    form,
    keep: [TRUST_FIELD],
  });
}
