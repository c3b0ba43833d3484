/**
 * A moment by a clinic's clock, as it is announced: "Monday 23 November 2026, 8:00 GMT".
 * @param timeZone IANA; the clinic's
 */
export function inClinicTime(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  const hour = String(Number(of("hour")));
  return `${of("weekday")} ${of("day")} ${of("month")} ${of("year")}, ${hour}:${of("minute")} ${of("timeZoneName")}`;
}
