import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { cancelSchedule, type Person } from "@countersign/twofactor";
import { z } from "zod";
import { securityPath } from "../security-paths.ts";

/** Which scheduled change is to be cancelled, as a step-up keeps it. */
export const waitingSchedule = z.object({ scheduleId: z.uuid() });

/** Cancels it and says where to go. The caller has made sure that the admin's code is fresh. */
export async function performCancel(actor: Person, input: z.output<typeof waitingSchedule>): Promise<string> {
  const cancelled = await cancelSchedule(context(), { actor, ...input, visitor: await visitor() });
  return cancelled.ok ? `${securityPath}?done=schedule_cancelled` : `${securityPath}?refused=${cancelled.why}`;
}
