import type { ReactNode } from "react";

/** Buttons that belong together and end no form: each as wide as its name, on as many lines as it takes. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>;
}
