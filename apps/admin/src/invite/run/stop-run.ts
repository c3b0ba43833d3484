"use server";

import { cancelRun } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import { redirect } from "next/navigation";
import { runPath } from "../invite-paths.ts";
import { postedRun } from "./perform-run.ts";

/** "Cancel", before or in the middle. Gives nobody anything, so it asks for no code. */
export async function stopRun(form: FormData): Promise<void> {
  const actor = await requirePerson({ may: "manage_people" });
  const { kind, runId } = postedRun(form);
  const cancelled = await cancelRun(context(), { actor, runId, visitor: await visitor() });
  redirect(runPath(kind, runId, cancelled.ok ? {} : { refused: cancelled.why }));
}
