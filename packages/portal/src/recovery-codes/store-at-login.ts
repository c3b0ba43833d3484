"use server";

import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { acknowledgeRecoveryCodes } from "@countersign/twofactor";
import type { FormState } from "../form/form-state.ts";
import { finishLogin } from "../login/finish-login.ts";
import { requireCompletedLogin } from "../login/held-login.ts";
import { postedStoring, refusalOfStoring } from "./posted-storing.ts";

/** "Continue" below the codes at login: takes the proof that they are stored, then begins the session. */
export async function storeCodesAtLogin(_before: FormState, form: FormData): Promise<FormState> {
  const { clinicId, accountId } = await requireCompletedLogin();
  const storing = postedStoring(form);
  const taken = await acknowledgeRecoveryCodes(context(), {
    clinicId,
    accountId,
    ...storing,
    visitor: await visitor(),
  });
  return (await refusalOfStoring(taken, storing.typedBack)) ?? finishLogin();
}

/** "Continue" where there are no codes to show any more. The offer of new ones waits inside. */
export async function beginSession(): Promise<void> {
  await requireCompletedLogin();
  return finishLogin();
}
