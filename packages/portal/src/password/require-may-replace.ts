import { context } from "@countersign/auth/context.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { mayReplacePassword, type Person } from "@countersign/twofactor";
import { PROFILE } from "../profile/profile-paths.ts";
import { CHANGE_PASSWORD } from "./password-intents.ts";

/** Asks for a code before the dialog is filled in, where one is needed: what is typed into it must not wait anywhere. */
export async function requireMayReplace(person: Person): Promise<void> {
  if (mayReplacePassword(person, context().now())) return;
  await requireFresh(person, { intent: { action: CHANGE_PASSWORD, input: {} }, returnTo: PROFILE });
}
