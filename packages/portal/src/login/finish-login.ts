import { trustedCookies } from "@countersign/auth/cookies/cookies.ts";
import { safeReturnPath } from "@countersign/auth/return-path.ts";
import { signInWithLogin } from "@countersign/auth/sign-in.ts";
import { SIGN_IN } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { pathsOfGone } from "./step-paths.ts";

/**
 * Begins the session that this browser's completed login has earned and leads where the person wanted to go.
 *
 * @param trust the secret that this browser keeps from now on, if the login made it a trusted device
 */
export async function finishLogin(trust: string | null = null): Promise<never> {
  const begun = await signInWithLogin(SIGN_IN);
  if (begun?.trustedUntil && trust) await trustedCookies.set(begun, trust, begun.trustedUntil);
  redirect(begun ? (safeReturnPath(begun.returnTo) ?? "/") : pathsOfGone.expired);
}
