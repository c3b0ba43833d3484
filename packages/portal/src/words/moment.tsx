"use client";

import { useScripting } from "@countersign/ui/action/use-scripting.ts";

const shapes = {
  time: { hour: "2-digit", minute: "2-digit" },
  date: { day: "numeric", month: "long", year: "numeric" },
  both: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/**
 * A moment in words, in the reader's own time zone. Until scripts run nobody knows that zone: then it is UTC, whatever
 * the server's is, so that page and script agree, and hours say so.
 *
 * @param props.at ISO 8601
 */
export function Moment({ at, shape = "both" }: { at: string; shape?: keyof typeof shapes }) {
  const local = useScripting();
  const utc = { timeZone: "UTC", ...(shape === "date" ? {} : ({ timeZoneName: "short" } as const)) };
  const zone = local ? {} : utc;
  const words = new Intl.DateTimeFormat("en-GB", { ...shapes[shape], ...zone }).format(new Date(at));
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {words}
    </time>
  );
}
