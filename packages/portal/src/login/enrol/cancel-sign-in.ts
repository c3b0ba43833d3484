"use server";

import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies/cookies.ts";
import { place } from "@countersign/auth/place.ts";
import { cancelLogin } from "@countersign/twofactor";
import { redirect } from "next/navigation";

/** "Cancel sign-in": the pending login ends, and with it the set-up that was begun in it. */
export async function cancelSignIn(): Promise<void> {
  await cancelLogin(context(), { place: await place(), token: await loginCookie.read() });
  await loginCookie.clear();
  redirect("/login");
}
