"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import { startEnrolment } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { refusedPath } from "../authenticators/authenticator-refusals.tsx";
import { dialogPath } from "../profile-paths.ts";

/** "Enable 2FA": makes a key to be set up and opens the window that shows it. */
export async function startSetUp(): Promise<void> {
  const person = await requirePerson({ kind: "staff" });
  const started = await startEnrolment(context(), { person, visitor: await visitor() });
  if (started.ok) redirect(dialogPath("enable"));
  redirect(refusedPath(started.why));
}
