"use server";

import { context } from "@countersign/auth/context.ts";
import { knownBrowserCookie, loginCookie } from "@countersign/auth/cookies/cookies.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import { beginReEnrolment } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "../form/form-state.ts";
import { postedToken } from "../form/posted-token.ts";
import { refuse } from "../form/refuse.ts";
import { inSeconds } from "../words/waiting-words.ts";

const typed = z.string().catch("");

/** "Continue" by a mailed link: spends it on a login that sets a second factor up. */
export async function reEnrol(_before: FormState, form: FormData): Promise<FormState> {
  const token = postedToken(form);
  const password = typed.parse(form.get("password"));
  if (password === "") return refuse({ errors: { password: "Enter your password." } });
  const began = await beginReEnrolment(context(), {
    place: await place(),
    token,
    password,
    visitor: await visitor(),
    knownBrowser: await knownBrowserCookie.read(),
    previousToken: await loginCookie.read(),
  });
  // Its own page says that it is gone.
  if (!began.ok && began.why === "gone") redirect(`/enrol/${encodeURIComponent(token)}`);
  if (!began.ok && began.why === "wait") {
    return refuse({ alert: `Too many tries. Try again ${inSeconds(began.seconds)}.` });
  }
  if (!began.ok) return refuse({ errors: { password: "That password is not right." } });
  await loginCookie.set(began.token);
  redirect("/login/enrol");
}
