import type { ReactNode } from "react";
import { frameWidth } from "./frame-width.ts";

/** Who is speaking, and what is opposite. */
interface FrameHeaderProps {
  clinic: string;
  portal: string;
  /** As wide as a page with tables. */
  wide?: boolean;
  /** A cross link, or navigation and sign-out. */
  children?: ReactNode;
}

/** The clinic's name, then the portal's; the name gives way before what is opposite wraps. */
export function FrameHeader({ clinic, portal, wide = false, children }: FrameHeaderProps) {
  return (
    <header className="border-t-4 border-t-accent border-b border-b-line bg-surface">
      <div
        className={`mx-auto flex min-h-16 flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4 py-2 sm:px-6 lg:flex-nowrap print:px-0 ${frameWidth(wide)}`}
      >
        <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2.5 py-1 wrap-anywhere">
          <span className="font-semibold tracking-tight">{clinic}</span>
          <span className="text-ink-muted text-sm">{portal}</span>
        </p>
        {children}
      </div>
    </header>
  );
}
