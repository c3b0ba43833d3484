"use server";

import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { signInWithLogin } from "@countersign/auth/sign-in.ts";
import { verifySignInCode } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { heldLogin } from "../../login/held-login.ts";
import { postedTry } from "../../login/posted-try.ts";
import { PATIENT_PROFILE, refusedPath } from "../profile/profile-done.ts";
import { signInCodeSentence } from "../sending/sign-in-code-sentences.ts";
import { wishOf } from "./patient-intents.ts";

/** "Confirm": takes the code, rotates the session, then does what the person was about to do. */
export async function confirmStepUp(_before: FormState, form: FormData): Promise<FormState> {
  await requirePerson({ kind: "patient" });
  const held = await heldLogin();
  const verified = await verifySignInCode(context(), await postedTry(form));
  if (!verified.ok && verified.why !== "login_gone" && verified.why !== "login_failed") {
    return refuse({
      alert: signInCodeSentence(verified),
      errors: { code: "Type the six digits of the newest message." },
    });
  }
  if (!verified.ok) {
    await loginCookie.clear();
    redirect(refusedPath(verified.why === "login_gone" ? "too-late" : "too-many-wrong-codes"));
  }
  if (held.state === "gone" || !(await signInWithLogin())) redirect(refusedPath("too-late"));
  const goOn = wishOf(held.login.intent);
  if (!goOn) redirect(PATIENT_PROFILE);
  return goOn(await requirePerson({ kind: "patient" }));
}
