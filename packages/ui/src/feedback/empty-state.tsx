import type { ReactNode } from "react";

/** What a list says while there is nothing in it, and what to do about that. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-4 rounded-xl border border-line border-dashed px-4 py-6 text-ink-muted">
      <p>{children}</p>
      {action}
    </div>
  );
}
