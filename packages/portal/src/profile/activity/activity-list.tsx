"use client";

import { useScripting } from "@countersign/ui/action/use-scripting.ts";
import { ListCard, type ListCardItem } from "@countersign/ui/data/list-card.tsx";
import { daysOf } from "./activity-days.ts";

/** A line, and when it happened. */
export type ActivityLine = ListCardItem & { readonly at: string };

/** Lines under their days: the reader's own, and until scripts run those of UTC, as with every moment on a page. */
export function ActivityList({ lines }: { lines: readonly ActivityLine[] }) {
  const days = useScripting() ? daysOf(lines) : daysOf(lines, "UTC");
  return days.map(({ day, entries }) => (
    <section key={day} aria-label={day} className="flex flex-col gap-3">
      <h2 className="text-section">{day}</h2>
      <ListCard label={day} items={entries} />
    </section>
  ));
}
