"use client";

import { useLinkStatus } from "next/link";
import { Spinner } from "./spinner.tsx";

/**
 * Stands inside a link that is `relative`, and turns over it while the page behind it is on its way. Takes no room.
 * Without scripts the browser shows that itself.
 */
export function LinkPending() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span
      aria-hidden
      className="absolute inset-0 flex items-center justify-center rounded-[inherit] bg-surface/80 text-accent"
    >
      <Spinner />
    </span>
  );
}
