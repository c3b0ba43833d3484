"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { type LoginUse, SIGN_IN, sendSignInCode } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { heldLogin } from "../../login/held-login.ts";
import { postedTry } from "../../login/posted-try.ts";
import { pathsOfGone } from "../../login/step-paths.ts";
import { codePage, resentPage } from "./code-pages.ts";
import { sendSentence } from "./sign-in-code-sentences.ts";

const channels = z.enum(["email", "text"]).catch("email");

/** "Send a new code", "Text me instead", "Email me instead": for whatever the login this browser holds is for. */
export async function sendNewCode(_before: FormState, form: FormData): Promise<FormState> {
  const channel = channels.parse(form.get("channel"));
  const use = await useOfHeld();
  const result = await sendSignInCode(context(), { ...(await postedTry(form, use)), channel });
  if (!result.ok && result.why !== "login_gone") return refuse({ alert: sendSentence(result) });

  const held = await heldLogin();
  if (held.state === "gone") redirect(pathsOfGone[held.why]);
  redirect(result.ok ? resentPage(held.login.purpose) : codePage(held.login.purpose));
}

/** What the login this browser holds is for; all but a sign-in only in the session of whoever is signed in here. */
async function useOfHeld(): Promise<LoginUse> {
  const held = await heldLogin();
  if (held.state === "gone") redirect(pathsOfGone[held.why]);
  const { purpose } = held.login;
  return purpose === "sign_in" ? SIGN_IN : { purpose, session: await requirePerson() };
}
