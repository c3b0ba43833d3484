import { Shield, ShieldAlert, ShieldCheck, ShieldPlus } from "lucide-react";
import type { ReactNode } from "react";
import { type Tone, toneColours } from "./tone.ts";

const shields = { good: ShieldCheck, caution: ShieldAlert, danger: ShieldAlert, info: ShieldPlus, neutral: Shield };

/** How something stands as a whole. */
export interface StandingPanelProps {
  /** Unique on the page: the beginning of its ids. */
  id: string;
  tone: Tone;
  /** The verdict in a few words: its `h2`, which names the region. */
  title: string;
  /** One sentence that says why. */
  children: ReactNode;
  /** What leads to everything behind it. */
  action?: ReactNode;
}

/** A verdict as a picture, in words, and why: the first thing on a page that is there to be glanced at. */
export function StandingPanel({ id, tone, title, children, action }: StandingPanelProps) {
  const Picture = shields[tone];
  return (
    <section
      aria-labelledby={`${id}-title`}
      className={`flex flex-wrap items-center gap-x-6 gap-y-4 rounded-2xl border border-current/25 contrast-more:border-current p-5 sm:p-7 ${toneColours[tone]}`}
    >
      <Picture size={64} strokeWidth={1.5} aria-hidden className="shrink-0 max-sm:size-12" />
      <div className="min-w-0 flex-1 basis-56 text-ink">
        <h2 id={`${id}-title`} className="font-semibold text-xl tracking-tight">
          {title}
        </h2>
        <div className="mt-1 max-w-prose">{children}</div>
      </div>
      {action}
    </section>
  );
}
