"use server";

import { safeReturnPath } from "@countersign/auth/return-path.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { REPLACE_LOST } from "../authenticators/authenticator-intents.ts";
import { beginAfterLoss } from "../authenticators/begin-set-up.ts";
import { newPhonePath } from "../profile-paths.ts";
import { requireSecurityOwner } from "../security-owner.ts";
import { ALL_LOST } from "./lost.ts";

const text = z.string().catch("");

/** "Continue" after a login by recovery code, below the question which authenticator was lost. */
export async function chooseLost(_before: FormState, form: FormData): Promise<FormState> {
  const person = await requireSecurityOwner();
  const chosen = text.parse(form.get("authenticator"));
  if (chosen === "") return refuse({ errors: { authenticator: "Choose which one you lost." } });
  const lost = chosen === ALL_LOST ? null : chosen;
  const returnTo = safeReturnPath(text.parse(form.get("return"))) ?? null;
  const intent = { action: REPLACE_LOST, input: { lost, returnTo } };
  await requireFresh(person, { intent, returnTo: newPhonePath(returnTo) });
  redirect(await beginAfterLoss(person, lost, returnTo));
}
