import { safeReturnPath } from "@countersign/auth/return-path.ts";
import { signInWithLogin } from "@countersign/auth/sign-in.ts";
import { redirect } from "next/navigation";

/** Begins the session that this browser's completed login has earned and leads where the person wanted to go. */
export async function finishLogin(returnTo: string | null): Promise<never> {
  const begun = await signInWithLogin();
  redirect(begun ? (safeReturnPath(returnTo) ?? "/") : "/login/ended?because=expired");
}
