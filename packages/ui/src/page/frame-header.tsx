import type { ReactNode } from "react";

/** Who is speaking: the clinic, then the portal. `children` stand opposite (a cross link, or navigation and sign-out). */
export function FrameHeader({ clinic, portal, children }: { clinic: string; portal: string; children?: ReactNode }) {
  return (
    <header className="border-t-4 border-t-accent border-b border-b-line bg-surface">
      <div className="mx-auto flex min-h-16 max-w-5xl flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4 py-2 sm:px-6 print:px-0">
        <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2.5 py-1">
          <span className="font-semibold tracking-tight">{clinic}</span>
          <span className="text-ink-muted text-sm">{portal}</span>
        </p>
        {children}
      </div>
    </header>
  );
}
