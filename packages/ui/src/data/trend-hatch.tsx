import type { Tone } from "../feedback/tone.ts";
import { hatchOf, trendStrokes } from "./trend.ts";

/** The filling of one share of a chart: its colour, and lines across it. As attributes, which the content security
 * policy lets pass. */
export function Hatch({ id, index, tone }: { id: string; index: number; tone: Tone }) {
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" fill="var(--surface)" />
      <rect width="8" height="8" fill={trendStrokes[tone]} fillOpacity="0.7" />
      <path d={hatchOf(index)} stroke={trendStrokes[tone]} strokeWidth="2" />
    </pattern>
  );
}
