"use client";

import { ListCard, type ListCardItem } from "@countersign/ui/data/list-card.tsx";
import { useClinicClock } from "../../words/clinic-clock.tsx";
import { daysOf } from "./activity-days.ts";

/** A line, and when it happened. */
export type ActivityLine = ListCardItem & { readonly at: string };

/** Lines under their days, by the clinic's clock as every moment on a page. */
export function ActivityList({ lines }: { lines: readonly ActivityLine[] }) {
  const days = daysOf(lines, useClinicClock());
  return days.map(({ day, entries }) => (
    <section key={day} aria-label={day} className="flex flex-col gap-3">
      <h2 className="text-section">{day}</h2>
      <ListCard label={day} items={entries} />
    </section>
  ));
}
