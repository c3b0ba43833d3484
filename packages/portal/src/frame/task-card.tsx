import type { ReactNode } from "react";

/** The one thing to do on a page of somebody who is signed in, in the middle of it. */
export function TaskCard({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <div
      className={`mx-auto flex w-full flex-col gap-6 rounded-2xl border border-line bg-surface p-4 shadow-card sm:p-8 print:border-0 print:p-0 print:shadow-none ${wide ? "max-w-2xl" : "max-w-md"}`}
    >
      {children}
    </div>
  );
}
