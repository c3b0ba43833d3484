"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { redirect } from "next/navigation";
import { makeNewCodes, NEW_RECOVERY_CODES } from "./make-new-codes.ts";
import { PROFILE } from "./profile-paths.ts";

/** "New recovery codes": after a code, unless one was accepted a moment ago. */
export async function newRecoveryCodes(): Promise<void> {
  const person = await requirePerson({ assurance: 2 });
  await requireFresh(person, { intent: { action: NEW_RECOVERY_CODES, input: {} }, returnTo: PROFILE });
  redirect(await makeNewCodes(person));
}
