"use client";

import { type MomentShape, momentWords } from "@countersign/zones/clock";
import { useClinicClock } from "./clinic-clock.tsx";

/**
 * A moment in words, by the clinic's clock, whatever the reader's shows: "1 Dec 2026, 9:14 p.m. PST".
 *
 * @param props.at ISO 8601
 */
export function Moment({ at, shape = "both" }: { at: string; shape?: MomentShape }) {
  const words = momentWords(new Date(at), useClinicClock(), shape);
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {words}
    </time>
  );
}
