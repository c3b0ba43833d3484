"use server";

import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { place } from "@countersign/auth/place.ts";
import { cancelLogin } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { donePath } from "../profile/profile-done.ts";

/** "Cancel": nothing is changed. */
export async function cancelStepUp(): Promise<void> {
  await requirePerson({ kind: "patient" });
  await cancelLogin(context(), { place: await place(), token: await loginCookie.read() });
  await loginCookie.clear();
  redirect(donePath("kept"));
}
