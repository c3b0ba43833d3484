import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies/cookies.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import { beginEmailChange } from "@countersign/twofactor";
import { z } from "zod";
import { intent } from "../../step-up/intents.ts";
import { EMAIL_DIALOG, emailRefusedPath } from "./email-paths.ts";

/** The name under which a change of email waits for a step-up. */
export const CHANGE_EMAIL = "change_email";

/** What may wait for a step-up where an email is changed. */
export const emailIntents = {
  [CHANGE_EMAIL]: intent(z.object({ email: z.string() }), async (person, { email }) => {
    const here = { place: await place(), visitor: await visitor() };
    const begun = await beginEmailChange(context(), { ...here, person, email, heldToken: null });
    if (!begun.ok) return emailRefusedPath("not-sent");
    await loginCookie.set(begun.token);
    return EMAIL_DIALOG;
  }),
};
