import { confirmRun } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { readPosted } from "@countersign/portal/form/read-posted.ts";
import type { Person } from "@countersign/twofactor";
import { z } from "zod";
import { runPath } from "../invite-paths.ts";

/** Which run a form or a step-up is about. */
export const runInput = z.object({ kind: z.enum(["staff", "patient"]), runId: z.uuid() });
export type RunInput = z.output<typeof runInput>;

/** What a form of a run's page was posted with. Answers 400 to what no form of ours can post. */
export function postedRun(form: FormData): RunInput {
  return readPosted(runInput, form);
}

/** Confirms a run and says where to go. The caller has made sure that the admin's code is fresh. */
export async function performRun(actor: Person, { kind, runId }: RunInput): Promise<string> {
  const confirmed = await confirmRun(context(), { actor, runId, visitor: await visitor() });
  return runPath(kind, runId, confirmed.ok ? {} : { refused: confirmed.why });
}
