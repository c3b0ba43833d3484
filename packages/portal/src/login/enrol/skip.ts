"use server";

import { context } from "@countersign/auth/context.ts";
import { SIGN_IN, skipForNow } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { finishLogin } from "../finish-login.ts";
import { postedTry } from "../posted-try.ts";
import { pathsOfGone } from "../step-paths.ts";

/** "Skip for now": spends one skip and signs in without a second factor. */
export async function skip(form: FormData): Promise<void> {
  const skipped = await skipForNow(context(), await postedTry(form, SIGN_IN));
  if (skipped.ok) return finishLogin();
  // With none left the window itself says so.
  redirect(skipped.why === "login_gone" ? pathsOfGone[skipped.how] : "/login/enrol");
}
