"use server";

import { signOutHere } from "@countersign/auth/sign-in.ts";
import { redirect } from "next/navigation";
import { signInPath } from "../../login/arrival.ts";

/** Ends this browser's session. */
export async function signOut(): Promise<void> {
  await signOutHere();
  redirect(signInPath("signed_out"));
}
