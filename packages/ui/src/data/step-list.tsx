/** The steps of one task in their order, and which of them this page is. */
export interface StepListProps {
  /** The accessible name of the list. */
  label: string;
  steps: readonly string[];
  /** Index of the present step; those before it are done. */
  current: number;
}

/** A list of steps: numbered, the present one marked for eyes and for screen readers. */
export function StepList({ label, steps, current }: StepListProps) {
  return (
    <ol {...{ role: "list" }} aria-label={label} className="flex flex-wrap gap-x-6 gap-y-2 text-sm max-sm:flex-col">
      {steps.map((step, at) => (
        <li
          key={step}
          aria-current={at === current ? "step" : undefined}
          className={`flex items-center gap-2 ${at === current ? "font-medium" : "text-ink-muted"}`}
        >
          <span
            aria-hidden="true"
            className={`flex size-6 shrink-0 items-center justify-center rounded-full border tabular-nums ${at === current ? "border-accent bg-accent-soft" : "border-line bg-sunken"}`}
          >
            {at < current ? "✓" : at + 1}
          </span>
          <span>
            {step}
            {at < current ? <span className="sr-only"> (done)</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
