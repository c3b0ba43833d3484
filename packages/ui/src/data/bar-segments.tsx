import type { Tone } from "../feedback/tone.ts";

/** One share of the whole. */
export interface BarSegment {
  label: string;
  count: number;
  tone: Tone;
}

const fills: Record<Tone, string> = {
  good: "fill-good",
  caution: "fill-caution",
  danger: "fill-danger",
  info: "fill-accent",
  neutral: "fill-control",
};

/** How a number of people divides: a bar to look at, the same in words and figures to read. */
export function BarSegments({ label, segments }: { label: string; segments: readonly BarSegment[] }) {
  const total = segments.reduce((sum, segment) => sum + segment.count, 0);
  let from = 0;
  return (
    <figure aria-label={label} className="flex flex-col gap-3">
      <svg
        aria-hidden="true"
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        className="h-3 w-full rounded-full bg-sunken forced-color-adjust-none forced-colors:border"
      >
        {segments.map((segment) => {
          const width = total === 0 ? 0 : (segment.count / total) * 100;
          const x = from;
          from += width;
          return (
            <rect
              key={segment.label}
              x={x}
              width={width}
              height="1"
              className={`${fills[segment.tone]} stroke-2 stroke-surface [vector-effect:non-scaling-stroke]`}
            />
          );
        })}
      </svg>
      <ul {...{ role: "list" }} className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
        {segments.map((segment) => (
          <li key={segment.label} className="flex items-center gap-2">
            <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5 shrink-0 forced-color-adjust-none">
              <rect width="10" height="10" rx="2.5" className={fills[segment.tone]} />
            </svg>
            <span className="text-ink-muted">{segment.label}</span>{" "}
            <strong className="tabular-nums">{segment.count}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
}
