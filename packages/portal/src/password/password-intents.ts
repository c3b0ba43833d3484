import { z } from "zod";
import { intent } from "../step-up/intents.ts";
import { PASSWORD_DIALOG } from "./change-paths.ts";

/** The name under which a change of password waits for a step-up. */
export const CHANGE_PASSWORD = "change_password";

/** What may wait for a step-up where a password is changed: the dialog, still empty. No password ever waits. */
export const passwordIntents = {
  [CHANGE_PASSWORD]: intent(z.object({}), async () => PASSWORD_DIALOG),
};
