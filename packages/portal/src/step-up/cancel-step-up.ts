"use server";

import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies/cookies.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { place } from "@countersign/auth/place.ts";
import { safeReturnPath } from "@countersign/auth/return-path.ts";
import { cancelLogin } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { heldStepUp } from "./held-step-up.ts";

/** "Cancel": nothing of what was intended happens. */
export async function cancelStepUp(): Promise<void> {
  const stepUp = await heldStepUp(await requirePerson());
  await cancelLogin(context(), { place: await place(), token: await loginCookie.read() });
  await loginCookie.clear();
  redirect((stepUp.state === "open" && safeReturnPath(stepUp.login.returnTo)) || "/");
}
