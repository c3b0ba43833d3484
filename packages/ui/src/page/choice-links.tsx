import Link from "next/link";
import { LinkPending } from "../action/link-pending.tsx";

/** One way of looking at what stands below. */
export interface ChoiceLink {
  label: string;
  href: string;
  chosen: boolean;
}

/** Links that choose which part of a list is shown; the chosen one is marked for eyes and ears. */
export function ChoiceLinks({ id, label, choices }: { id: string; label: string; choices: readonly ChoiceLink[] }) {
  return (
    <nav aria-labelledby={`${id}-label`} className="flex gap-x-4 gap-y-1.5 max-sm:flex-col">
      <span id={`${id}-label`} className="shrink-0 font-medium text-ink-muted text-sm sm:w-32 sm:leading-9">
        {label}
      </span>
      <ul {...{ role: "list" }} className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <li key={choice.href}>
            <Link
              href={choice.href}
              prefetch={false}
              aria-current={choice.chosen ? "true" : undefined}
              className="relative inline-flex min-h-9 items-center rounded-full border border-line bg-surface px-3.5 py-1 font-medium text-ink-muted text-sm hover:border-control hover:text-ink aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft aria-[current=true]:text-accent-strong"
            >
              {choice.label}
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
