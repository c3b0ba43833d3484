import { type Tone, toneColours } from "./tone.ts";
import { ToneIcon } from "./tone-icon.tsx";

/** A status: word, colour and shape. Its text, an element of its own, is exactly `children`. */
export function Badge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span
      className={`inline-flex min-h-7 items-center gap-1.5 rounded-full sm:whitespace-nowrap border border-current/20 contrast-more:border-current py-0.5 pr-3 pl-2 font-medium text-sm ${toneColours[tone]}`}
    >
      <ToneIcon tone={tone} size={16} />
      <span>{children}</span>
    </span>
  );
}
