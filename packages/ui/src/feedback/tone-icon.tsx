import { CircleAlert, CircleCheck, CircleMinus, Info, TriangleAlert } from "lucide-react";
import type { Tone } from "./tone.ts";

const icons = { good: CircleCheck, caution: TriangleAlert, danger: CircleAlert, info: Info, neutral: CircleMinus };

/** The shape that goes with a tone, for eyes that don't tell the colours apart. */
export function ToneIcon({ tone, size, className = "" }: { tone: Tone; size: number; className?: string }) {
  const Shape = icons[tone];
  return <Shape size={size} aria-hidden className={`shrink-0 ${className}`} />;
}
