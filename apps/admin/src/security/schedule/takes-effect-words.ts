import type { WaitingSchedule } from "@countersign/twofactor";
import { clockOf, inClinicTime, promisedMoment } from "@countersign/zones";

/**
 * When a scheduled change takes effect, by the clock it was announced by; and by the clinic's, if that is another one by
 * now. Where the clock shows that time twice or never, it says what is meant.
 */
export function takesEffectWords(
  { takesEffectAt, wallTime, timeZone }: Pick<WaitingSchedule, "takesEffectAt" | "wallTime" | "timeZone">,
  clinicZone: string,
): string {
  const [announced, here] = [inClinicTime(takesEffectAt, timeZone), inClinicTime(takesEffectAt, clinicZone)];
  const shown = wallTime === null ? "once" : promisedMoment(wallTime, clockOf(timeZone)).shown;
  const sentences = [
    `Takes effect on ${announced}.`,
    ...(shown === "twice" ? ["Clocks go back that night and show this time twice. The first time counts."] : []),
    ...(shown === "never" ? [`Clocks go forward over ${wallTime?.slice(11)} that day, so it is when they do.`] : []),
    ...(here === announced ? [] : [`By the clinic's clock that is ${here}.`]),
  ];
  return sentences.join(" ");
}
