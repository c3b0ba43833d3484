import type { ReactNode } from "react";

/** Buttons that belong together and end no form: each as wide as its name, on as many lines as it takes; on a phone two
 * to a line and all of one width, so that many of them do not wrap raggedly. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-3 max-sm:grid max-sm:grid-cols-[repeat(auto-fit,minmax(7rem,1fr))] max-sm:items-stretch max-sm:[&>a]:px-2 max-sm:[&_button]:h-full max-sm:[&_button]:w-full max-sm:[&_button]:px-2">
      {children}
    </div>
  );
}
