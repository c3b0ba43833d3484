import type { ReactNode } from "react";

/** What somebody can do instead of the form above it: links, and forms that Enter must not press. */
export function OtherWays({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-line border-t pt-6 max-sm:flex-col max-sm:items-stretch">
      {children}
    </div>
  );
}
