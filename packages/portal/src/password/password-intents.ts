import { z } from "zod";
import { intent } from "../step-up/intents.ts";
import { PASSWORD_DIALOG, SECURED_DIALOG } from "./change-paths.ts";

/** The name under which a change of password waits for a step-up. */
export const CHANGE_PASSWORD = "change_password";

/** The same after "Secure my account": everybody else is signed out already. */
export const SECURE_ACCOUNT = "secure_account";

/** What may wait for a step-up where a password is changed: the dialog, still empty. No password ever waits. */
export const passwordIntents = {
  [CHANGE_PASSWORD]: intent(z.object({}), async () => PASSWORD_DIALOG),
  [SECURE_ACCOUNT]: intent(z.object({}), async () => SECURED_DIALOG),
};
