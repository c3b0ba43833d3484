import type { ReactNode } from "react";

/**
 * A `Form layout="inline"` and, after it, a way out that must not be part of it (Enter would press it):
 * they share one line, the form's button first. Everything else of the form keeps its own line.
 */
export function FormWithExit({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-6 max-sm:flex-col max-sm:items-stretch [&>form>:not(button)]:w-full">
      {children}
    </div>
  );
}
