import type { ReactNode } from "react";

/** The buttons that end a form, the main one first; each as wide as the column on a narrow screen. */
export function FormActions({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 max-sm:flex-col max-sm:items-stretch">{children}</div>
  );
}
