import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import { beginPhoneConfirmation, turnOffSignInCodes } from "@countersign/twofactor";
import { z } from "zod";
import { passwordIntents } from "../../password/password-intents.ts";
import { emailIntents } from "../../profile/contact/email-intents.ts";
import { type Intents, intent } from "../../step-up/intents.ts";
import { donePath, refusedPath } from "../profile/profile-done.ts";

/** What patients need a fresh code for: done at once where there is one, else after `/confirm`. */
export const patientIntents = {
  turn_off_codes: intent(z.null(), async (person) => {
    const turned = await turnOffSignInCodes(context(), { person, visitor: await visitor() });
    return turned.ok ? donePath("off") : refusedPath("not-offered");
  }),
  change_phone: intent(z.object({ phone: z.string() }), async (person, { phone }) => {
    const here = { place: await place(), visitor: await visitor() };
    const begun = await beginPhoneConfirmation(context(), { ...here, person, phone, heldToken: null });
    if (!begun.ok) return refusedPath("not-sent");
    await loginCookie.set(begun.token);
    return donePath("code-sent");
  }),
  ...emailIntents,
  ...passwordIntents,
} satisfies Intents;
