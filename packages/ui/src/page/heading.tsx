import type { ReactNode } from "react";

/** The one `h1` of a page. `lead` is the sentence below it; `aside` (a Badge, a button) stands opposite. */
export function Heading({ children, lead, aside }: { children: ReactNode; lead?: ReactNode; aside?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-title">{children}</h1>
        {lead ? <div className="mt-2 max-w-prose text-ink-muted">{lead}</div> : null}
      </div>
      {aside}
    </div>
  );
}
