import type { ReactNode } from "react";

/** One row: what it is, what is known of it, what can be done with it. */
export interface ListCardItem {
  id: string;
  title: ReactNode;
  /** A Badge or two beside the title. */
  marks?: ReactNode;
  details?: ReactNode;
  /** A form with one button, or a link. */
  action?: ReactNode;
}

/** A list of things that are the same kind (authenticators, sessions), named by `label`. */
export function ListCard({ label, items }: { label: string; items: readonly ListCardItem[] }) {
  return (
    // Safari forgets that a list without bullets is a list: the role says it again.
    <ul {...{ role: "list" }} aria-label={label} className="divide-y divide-line rounded-xl border border-line">
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-3.5">
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">{item.title}</span>
              {item.marks}
            </div>
            {item.details ? <div className="text-ink-muted text-sm">{item.details}</div> : null}
          </div>
          {item.action}
        </li>
      ))}
    </ul>
  );
}
