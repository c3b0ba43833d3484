import type { ReactNode } from "react";
import { frameWidth } from "./frame-width.ts";

/** Where help is found: the same place on every page (WCAG 2.2, 3.2.6). */
export function FrameFooter({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <footer className="border-line border-t text-sm">
      <div className={`mx-auto px-4 py-6 sm:px-6 print:px-0 ${frameWidth(wide)}`}>{children}</div>
    </footer>
  );
}
