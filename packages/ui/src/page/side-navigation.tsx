import Link from "next/link";
import type { ReactNode } from "react";
import { LinkPending } from "../action/link-pending.tsx";

/** One page of an area. */
export interface SidePlace {
  label: string;
  href: string;
  here: boolean;
}

/** The pages of an area, beside the one that is open; above it where there is no room. */
export function SideNavigation(area: { label: string; places: readonly SidePlace[]; children: ReactNode }) {
  const { label, places, children } = area;
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[12rem_minmax(0,1fr)]">
      <nav aria-label={label} className="max-lg:border-line max-lg:border-b max-lg:pb-4">
        <ul {...{ role: "list" }} className="flex flex-wrap gap-1 lg:sticky lg:top-6 lg:flex-col">
          {places.map(({ label: name, href, here }) => (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={here ? "page" : undefined}
                className="relative flex min-h-11 items-center max-lg:min-h-9 rounded-lg px-3 font-medium text-ink-muted text-sm hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-strong"
              >
                {name}
                <LinkPending />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex min-w-0 flex-col gap-8">{children}</div>
    </div>
  );
}
