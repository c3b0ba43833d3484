import type { ReactNode } from "react";

/** One thing to do. */
export interface NextStep {
  id: string;
  /** How it is now. */
  title: string;
  /** Why that should change. */
  text: ReactNode;
  /** The link or button that begins it. */
  action: ReactNode;
}

/** A few things to do, in the order in which they matter. */
export function NextSteps({ label, steps }: { label: string; steps: readonly NextStep[] }) {
  return (
    <ol {...{ role: "list" }} aria-label={label} className="divide-y divide-line">
      {steps.map(({ id, title, text, action }, at) => (
        <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-3 py-5 first:pt-0 last:pb-0">
          <div className="flex min-w-0 flex-1 basis-72 gap-4">
            <span
              aria-hidden="true"
              className="flex size-8 shrink-0 items-center justify-center rounded-full border border-line bg-sunken font-semibold text-sm tabular-nums"
            >
              {at + 1}
            </span>
            <div className="min-w-0 pt-0.5">
              <p className="font-medium">{title}</p>
              <div className="mt-0.5 max-w-prose text-ink-muted">{text}</div>
            </div>
          </div>
          <div className="max-sm:w-full max-sm:[&>a]:w-full">{action}</div>
        </li>
      ))}
    </ol>
  );
}
