"use client";

import { Area, AreaChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { dayWords, type TrendPoint, type TrendSeries } from "./trend.ts";
import { Hatch } from "./trend-hatch.tsx";

/** What a chart draws, and what it says to whoever cannot see it. */
export interface TrendLinesProps {
  /** Unique on the page. */
  id: string;
  title: string;
  description: string;
  series: readonly TrendSeries[];
  points: readonly TrendPoint[];
}

const text = { fill: "var(--ink-muted)", fontSize: 12 };

/**
 * The shares themselves, one on top of the other: equal numbers never hide each other, as lines would. Drawn by the browser alone: what recharts styles, it styles by script, which the content
 * security policy allows; the same sent as a page would be attributes, which it does not.
 */
export function TrendLines({ id, title, description, series, points }: TrendLinesProps) {
  return (
    <ResponsiveContainer width="100%" height={240}>
      <AreaChart
        data={points.map(({ day, values }) => ({ day, ...values }))}
        title={title}
        desc={description}
        role="img"
        accessibilityLayer={false}
        margin={{ top: 8, right: 24, bottom: 0, left: 0 }}
      >
        <defs>
          {series.map(({ label, tone }, at) => (
            <Hatch key={label} id={`${id}-hatch-${at}`} index={at} tone={tone} />
          ))}
        </defs>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="day"
          tickFormatter={(day: string) => dayWords(day)}
          tick={text}
          stroke="var(--control)"
          minTickGap={40}
        />
        <YAxis allowDecimals={false} tick={text} stroke="var(--control)" width={44} />
        {series.map(({ label }, at) => (
          <Area
            key={label}
            name={label}
            dataKey={String(at)}
            stroke="var(--surface)"
            strokeWidth={1.5}
            fill={`url(#${id}-hatch-${at})`}
            fillOpacity={1}
            stackId="all"
            type="stepAfter"
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  );
}
