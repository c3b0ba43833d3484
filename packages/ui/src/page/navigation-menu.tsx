"use client";

import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { type KeyboardEvent, type ReactNode, useRef } from "react";

/** The places of a portal behind one button, on a narrow screen. The browser opens it: no script is needed. */
export function NavigationMenu({ label, children }: { label: string; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);
  function closeOnEscape({ key }: KeyboardEvent) {
    if (key !== "Escape" || !menu.current?.open) return;
    menu.current.open = false;
    menu.current.querySelector("summary")?.focus();
  }
  return (
    // Another page is another menu, and that one is closed.
    <details key={usePathname()} ref={menu} onKeyDown={closeOnEscape} className="relative lg:hidden print:hidden">
      <summary className="flex min-h-11 list-none items-center gap-2 rounded-lg border border-control px-3 font-medium text-sm hover:bg-sunken [&::-webkit-details-marker]:hidden">
        <Menu size={18} aria-hidden />
        {label}
      </summary>
      <div className="absolute z-10 max-sm:left-0 sm:right-0 mt-1 min-w-52 rounded-xl border border-line bg-surface shadow-card">
        {children}
      </div>
    </details>
  );
}
