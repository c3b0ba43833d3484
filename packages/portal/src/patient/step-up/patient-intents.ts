import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies/cookies.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import { beginPhoneConfirmation, startEnrolment, turnOffSignInCodes } from "@countersign/twofactor";
import { z } from "zod";
import { refusedPath as notSetUpPath } from "../../profile/authenticators/authenticator-refusals.tsx";
import { profileIntents } from "../../profile/make-new-codes.ts";
import { dialogPath } from "../../profile/profile-paths.ts";
import { type Intents, intent } from "../../step-up/intents.ts";
import { donePath, refusedPath } from "../profile/profile-done.ts";

/** What patients need a fresh code for: done at once where there is one, else after `/confirm`. */
export const patientIntents = {
  ...profileIntents,
  turn_off_codes: intent(z.null(), async (person) => {
    const turned = await turnOffSignInCodes(context(), { person, visitor: await visitor() });
    return turned.ok ? donePath("off") : refusedPath("not-offered");
  }),
  set_up_app: intent(z.null(), async (person) => {
    const started = await startEnrolment(context(), { person, visitor: await visitor() });
    return started.ok ? dialogPath("enable") : notSetUpPath(started.why);
  }),
  change_phone: intent(z.object({ phone: z.string() }), async (person, { phone }) => {
    const here = { place: await place(), visitor: await visitor() };
    const begun = await beginPhoneConfirmation(context(), { ...here, person, phone, heldToken: null });
    if (!begun.ok) return refusedPath("not-sent");
    await loginCookie.set(begun.token);
    return donePath("code-sent");
  }),
} satisfies Intents;
