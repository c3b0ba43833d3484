import type { ReactNode } from "react";

/** Where help is found: the same place on every page (WCAG 2.2, 3.2.6). */
export function FrameFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="border-line border-t text-sm">
      <div className="mx-auto max-w-5xl px-4 py-6 sm:px-6 print:px-0">{children}</div>
    </footer>
  );
}
