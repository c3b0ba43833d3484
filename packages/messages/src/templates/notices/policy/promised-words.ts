import { clockOf, inClinicTime, promisedMoment } from "@countersign/zones";
import type { MessageOf } from "../../../catalogue/message.ts";

type Promised = Pick<MessageOf<"policy_announced">, "takesEffectAt" | "wallTime" | "timeZone">;

/** When it is promised: what the clock will show, whatever zone data made a moment of that when it was queued. */
export function promisedWords({ takesEffectAt, wallTime, timeZone }: Promised): string {
  const at = wallTime ? promisedMoment(wallTime, clockOf(timeZone)).at : new Date(takesEffectAt);
  return inClinicTime(at, timeZone);
}
