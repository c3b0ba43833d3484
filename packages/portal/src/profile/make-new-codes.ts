import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { makeRecoveryCodes, type Person } from "@countersign/twofactor";
import { z } from "zod";
import { passwordIntents } from "../password/password-intents.ts";
import { type Intents, intent } from "../step-up/intents.ts";
import { authenticatorIntents } from "./authenticators/authenticator-intents.ts";
import { emailIntents } from "./contact/email-intents.ts";
import { donePath } from "./done-sentences.ts";
import { PROFILE, RECOVERY_CODES } from "./profile-paths.ts";

/** The name under which new recovery codes wait for a step-up. */
export const NEW_RECOVERY_CODES = "new_recovery_codes";

/** Makes ten new codes for whoever has just proved a code, and answers where they are shown. */
export async function makeNewCodes(person: Person): Promise<string> {
  const made = await makeRecoveryCodes(context(), { person, visitor: await visitor() });
  return made.ok ? donePath(RECOVERY_CODES, "new_codes") : PROFILE;
}

/** What may wait for a step-up in everybody's profile. */
export const profileIntents: Intents = {
  [NEW_RECOVERY_CODES]: intent(z.object({}), makeNewCodes),
  ...authenticatorIntents,
  ...emailIntents,
  ...passwordIntents,
};
