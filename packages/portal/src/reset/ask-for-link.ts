"use server";

import { askPasswordReset } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { knownBrowserCookie } from "@countersign/auth/cookies/cookies.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "../form/form-state.ts";
import { refuse, refuseFields } from "../form/refuse.ts";
import { typedEmail } from "../form/typed-email.ts";
import { inSeconds } from "../words/waiting-words.ts";
import { FORGOT } from "./reset-paths.ts";

const posted = z.object({
  email: typedEmail,
});

/** "Send link": the same answer for everybody. */
export async function askForLink(_before: FormState, form: FormData): Promise<FormState> {
  const back = { form, keep: ["email"] };
  const typed = posted.safeParse(Object.fromEntries(form));
  if (!typed.success) return refuseFields(typed.error, back);
  const asked = await askPasswordReset(context(), {
    place: await place(),
    email: typed.data.email,
    visitor: await visitor(),
    knownBrowser: await knownBrowserCookie.read(),
  });
  if (!asked.ok && asked.why === "wait") {
    return refuse({ ...back, alert: `A link was asked for too often. Try again ${inSeconds(asked.seconds)}.` });
  }
  redirect(asked.ok ? `${FORGOT}?done=asked` : FORGOT);
}
