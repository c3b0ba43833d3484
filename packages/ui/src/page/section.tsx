import type { ReactNode } from "react";

/** One part of a page. */
export interface SectionProps {
  /** Unique on the page: the beginning of its ids. */
  id: string;
  /** The text of its `h2`, which names the region. */
  title: string;
  /** One or two sentences below the heading. */
  lead?: ReactNode;
  /** What can be done with the whole part: buttons opposite the heading. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** A part of a page with its own `h2`, on a card. Its accessible name is exactly `title`. */
export function Section({ id, title, lead, actions, children }: SectionProps) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      className="rounded-2xl border border-line bg-surface p-4 sm:p-6 print:border-0 print:p-0"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 id={`${id}-title`} className="text-section">
            {title}
          </h2>
          {lead ? <div className="mt-1 max-w-prose text-ink-muted text-sm">{lead}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
      </div>
      {children ? <div className="mt-5 flex flex-col gap-5">{children}</div> : null}
    </section>
  );
}
