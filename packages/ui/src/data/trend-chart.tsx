"use client";

import { lazy, Suspense } from "react";
import { Disclosure } from "../action/disclosure.tsx";
import { useScripting } from "../action/use-scripting.ts";
import { Table } from "./table.tsx";
import { changedDays, dashOf, dayWords, trendStrokes } from "./trend.ts";
import type { TrendLinesProps } from "./trend-lines.tsx";

// Only pages with a chart load what draws it.
const Lines = lazy(() => import("./trend-lines.tsx").then(({ TrendLines }) => ({ default: TrendLines })));

/** Numbers over days. */
export interface TrendChartProps extends TrendLinesProps {
  /** Unique on the page. */
  id: string;
}

/** A chart over days with its legend, and the same numbers as a table: without scripts there is the table alone. */
export function TrendChart({ id, ...lines }: TrendChartProps) {
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
      <Disclosure id={`${id}-table`} label={`${lines.title} as a table`}>
        <TrendTable {...lines} />
      </Disclosure>
    </figure>
  );
}

function Legend({ series }: TrendLinesProps) {
  return (
    <ul {...{ role: "list" }} className="flex flex-wrap gap-x-6 gap-y-2 text-ink-muted text-sm">
      {series.map(({ label, tone }, at) => (
        <li key={label} className="flex items-center gap-2">
          <svg aria-hidden="true" viewBox="0 0 32 4" className="h-1 w-8 shrink-0 forced-color-adjust-none">
            <path d="M0 2h32" stroke={trendStrokes[tone]} strokeWidth={2.5} strokeDasharray={dashOf(at)} />
          </svg>
          {label}
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
