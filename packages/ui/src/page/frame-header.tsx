import type { ReactNode } from "react";
import { frameWidth } from "./frame-width.ts";

/** A clinic's logo, as its pages show it. */
export interface Logo {
  /** A path of this portal. */
  src: string;
  /** Its shape: the height is the line's, and the width follows before the picture has arrived. */
  width: number;
  height: number;
}

/** Who is speaking, and what is opposite. */
interface FrameHeaderProps {
  clinic: string;
  portal: string;
  logo?: Logo | null | undefined;
  /** As wide as a page with tables. */
  wide?: boolean;
  /** A cross link, or navigation and sign-out. */
  children?: ReactNode;
}

/** The clinic's name with its logo, then the portal's; the name gives way before what is opposite wraps. */
export function FrameHeader({ clinic, portal, logo, wide = false, children }: FrameHeaderProps) {
  return (
    <header className="border-t-4 border-t-accent border-b border-b-line bg-surface">
      <div
        className={`mx-auto flex min-h-16 flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4 py-2 sm:px-6 lg:flex-nowrap print:px-0 ${frameWidth(wide)}`}
      >
        <p
          className={`flex min-w-0 flex-1 flex-wrap gap-x-2.5 py-1 wrap-anywhere ${logo ? "items-center" : "items-baseline"}`}
        >
          {logo ? (
            <span className="rounded-md bg-[#ffffff] p-1">
              {/* The name beside it says whose it is. */}
              <img {...logo} alt="" className="h-8 w-auto max-w-36 object-contain" />
            </span>
          ) : null}
          <span className="font-semibold tracking-tight">{clinic}</span>
          <span className="text-ink-muted text-sm">{portal}</span>
        </p>
        {children}
      </div>
    </header>
  );
}
