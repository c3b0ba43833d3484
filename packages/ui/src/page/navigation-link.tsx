"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { LinkPending } from "../action/link-pending.tsx";

/** One place of the navigation. It knows whether the page is there or below it, on the server too. */
export function NavigationLink({ href, children }: { href: string; children: string }) {
  const path = usePathname();
  const here = href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      // Every prefetch would be a page built behind the guard that nobody asked for.
      prefetch={false}
      aria-current={here ? "page" : undefined}
      className="relative flex min-h-11 items-center px-3 font-medium text-ink-muted text-sm hover:text-ink aria-[current=page]:text-ink aria-[current=page]:after:absolute aria-[current=page]:after:inset-x-3 aria-[current=page]:after:bottom-1 aria-[current=page]:after:border-accent aria-[current=page]:after:border-b-2"
    >
      {children}
      <LinkPending />
    </Link>
  );
}
