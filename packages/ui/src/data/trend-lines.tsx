"use client";

import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { dashOf, dayWords, type TrendPoint, type TrendSeries, trendStrokes } from "./trend.ts";

/** What a chart draws, and what it says to whoever cannot see it. */
export interface TrendLinesProps {
  title: string;
  description: string;
  series: readonly TrendSeries[];
  points: readonly TrendPoint[];
}

const text = { fill: "var(--ink-muted)", fontSize: 12 };

/**
 * The lines themselves. Drawn by the browser alone: what recharts styles, it styles by script, which the content
 * security policy allows; the same sent as a page would be attributes, which it does not.
 */
export function TrendLines({ title, description, series, points }: TrendLinesProps) {
  return (
    <ResponsiveContainer width="100%" height={240}>
      <LineChart
        data={[...points]}
        title={title}
        desc={description}
        role="img"
        accessibilityLayer={false}
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      >
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="day"
          tickFormatter={(day: string) => dayWords(day)}
          tick={text}
          stroke="var(--control)"
          minTickGap={40}
        />
        <YAxis allowDecimals={false} tick={text} stroke="var(--control)" width={44} />
        {series.map(({ label, tone }, at) => (
          <Line
            key={label}
            name={label}
            dataKey={({ values }: TrendPoint) => values[at]}
            stroke={trendStrokes[tone]}
            strokeWidth={2.5}
            strokeDasharray={dashOf(at)}
            dot={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
