import { safeReturnPath } from "@countersign/auth/return-path.ts";
import { signInWithLogin } from "@countersign/auth/sign-in.ts";
import { redirect } from "next/navigation";
import { pathsOfGone } from "./step-paths.ts";

/** Begins the session that this browser's completed login has earned and leads where the person wanted to go. */
export async function finishLogin(): Promise<never> {
  const begun = await signInWithLogin();
  redirect(begun ? (safeReturnPath(begun.returnTo) ?? "/") : pathsOfGone.expired);
}
