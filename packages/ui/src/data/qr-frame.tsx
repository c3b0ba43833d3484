import type { ReactNode } from "react";

/**
 * Holds a QR code, dark on white whatever the scheme, as an `img` named `label`.
 * `children` is the svg, which brings its own margin of four modules.
 */
export function QrFrame({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div
      role="img"
      aria-label={label}
      className="mx-auto w-60 min-w-50 max-w-full rounded-xl border border-line bg-[#ffffff] p-1 forced-color-adjust-none [&>svg]:block [&>svg]:h-auto [&>svg]:w-full"
    >
      {children}
    </div>
  );
}
