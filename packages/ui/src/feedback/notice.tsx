import type { ReactNode } from "react";
import { type Tone, toneColours } from "./tone.ts";
import { ToneIcon } from "./tone-icon.tsx";

/** The body of every message on a page: edge, icon, words. Which of them it is, its wrapper says. */
export function Notice({ tone, oneLine = false, children }: { tone: Tone; oneLine?: boolean; children: ReactNode }) {
  return (
    <div
      className={`flex gap-3 ${oneLine ? "sm:items-center" : ""} rounded-xl border border-current/25 contrast-more:border-current px-4 py-3 ${toneColours[tone]}`}
    >
      <ToneIcon tone={tone} size={20} className={oneLine ? "max-sm:mt-0.5" : "mt-0.5"} />
      <div className="min-w-0 flex-1 text-ink [&_a]:text-inherit">{children}</div>
    </div>
  );
}
