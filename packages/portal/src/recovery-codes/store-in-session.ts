"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import { acknowledgeRecoveryCodes } from "@countersign/twofactor";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "../form/form-state.ts";
import { doneOf, donePath } from "../profile/done-sentences.ts";
import { PROFILE } from "../profile/profile-paths.ts";
import { postedStoring, refusalOfStoring } from "./posted-storing.ts";

/** "Continue" below codes that were made in a session. */
export async function storeCodes(_before: FormState, form: FormData): Promise<FormState> {
  const { clinicId, accountId } = await requirePerson({ assurance: 2 });
  const storing = postedStoring(form);
  const taken = await acknowledgeRecoveryCodes(context(), {
    clinicId,
    accountId,
    ...storing,
    visitor: await visitor(),
  });
  const refused = await refusalOfStoring(taken, storing.typedBack);
  if (refused) return refused;
  // The browser keeps pages for Back; this one must not be found there.
  revalidatePath("/", "layout");
  const done = doneOf(form.get("done"));
  redirect(done ? donePath(PROFILE, done) : PROFILE);
}
