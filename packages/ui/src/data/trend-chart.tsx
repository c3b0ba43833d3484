"use client";

import { lazy, Suspense } from "react";
import { Disclosure } from "../action/disclosure.tsx";
import { useScripting } from "../action/use-scripting.ts";
import { Table } from "./table.tsx";
import { changedDays, dayWords, stackOf, trendStrokes } from "./trend.ts";
import { Hatch } from "./trend-hatch.tsx";
import type { TrendLinesProps } from "./trend-lines.tsx";

// Only pages with a chart load what draws it.
const Lines = lazy(() => import("./trend-lines.tsx").then(({ TrendLines }) => ({ default: TrendLines })));

/** A chart over days with its legend, and the same numbers as a table: without scripts there is the table alone. */
export function TrendChart(lines: TrendLinesProps) {
  const scripting = useScripting();
  return (
    <figure aria-label={lines.title} className="flex flex-col gap-3">
      {scripting ? (
        <>
          <div className="h-60">
            <Suspense fallback={<p className="pt-24 text-center text-ink-muted text-sm">Drawing the chart …</p>}>
              <Lines {...lines} />
            </Suspense>
          </div>
          <Legend {...lines} />
        </>
      ) : null}
      <Disclosure id={`${lines.id}-table`} label={`${lines.title} as a table`}>
        <TrendTable {...lines} />
      </Disclosure>
    </figure>
  );
}

/** From top to bottom as the chart is; with the numbers of its last day. */
function Legend({ id, series, points }: TrendLinesProps) {
  return (
    <ul {...{ role: "list" }} className="flex flex-wrap gap-x-6 gap-y-2 text-ink-muted text-sm">
      {stackOf(series, points).map(({ label, tone, index, last }) => (
        <li key={label} className="flex items-center gap-2">
          <svg aria-hidden="true" viewBox="0 0 24 16" className="h-4 w-6 shrink-0 forced-color-adjust-none">
            <defs>
              <Hatch id={`${id}-legend-${index}`} index={index} tone={tone} />
            </defs>
            <rect
              x="0.75"
              y="0.75"
              width="22.5"
              height="14.5"
              rx="3"
              fill={`url(#${id}-legend-${index})`}
              stroke={trendStrokes[tone]}
              strokeWidth={1.5}
            />
          </svg>
          {label}
          <strong className="text-ink tabular-nums">{last.toLocaleString("en-GB")}</strong>
        </li>
      ))}
    </ul>
  );
}

function TrendTable({ title, series, points }: TrendLinesProps) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-ink-muted text-sm">Days on which nothing changed are left out.</p>
      <Table
        caption={title}
        captionHidden
        columns={[{ label: "Day" }, ...series.map(({ label }) => ({ label, numeric: true }))]}
        rows={changedDays(points).map(({ day, values }) => ({
          id: day,
          cells: [dayWords(day, true), ...values.map((value) => value.toLocaleString("en-GB"))],
        }))}
      />
    </div>
  );
}
