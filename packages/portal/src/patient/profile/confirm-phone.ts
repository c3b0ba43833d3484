"use server";

import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies/cookies.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import { confirmPhone } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { postedTry } from "../../login/posted-try.ts";
import { signInCodeSentence } from "../sending/sign-in-code-sentences.ts";
import { donePath, refusedPath } from "./profile-done.ts";

/** "Verify" below "Mobile number": the code that was texted to it. */
export async function confirmPhoneCode(_before: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson({ kind: "patient" });
  const confirmed = await confirmPhone(context(), {
    ...(await postedTry(form, { purpose: "confirm_phone", session: person })),
    person,
    visitor: await visitor(),
  });
  if (!confirmed.ok && confirmed.why !== "login_gone" && confirmed.why !== "login_failed") {
    return refuse({
      alert: signInCodeSentence(confirmed),
      blamed: "code",
    });
  }
  await loginCookie.clear();
  if (confirmed.ok) redirect(donePath("phone"));
  redirect(refusedPath(confirmed.why === "login_gone" ? "too-late" : "too-many-wrong-codes"));
}
