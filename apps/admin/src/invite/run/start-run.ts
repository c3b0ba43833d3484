"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import { redirect } from "next/navigation";
import { runPath } from "../invite-paths.ts";
import { performRun, postedRun } from "./perform-run.ts";

/** "Invite N people". Without a fresh code it goes on after `/confirm`. */
export async function startRun(form: FormData): Promise<void> {
  const admin = await requirePerson({ may: "manage_people" });
  const input = postedRun(form);
  await requireFresh(admin, {
    intent: { action: "confirm_invitations", input },
    returnTo: runPath(input.kind, input.runId),
  });
  redirect(await performRun(admin, input));
}
