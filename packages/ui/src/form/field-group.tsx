import type { ReactNode } from "react";

/** A `group` of fields named by its legend, on a card of its own. */
export function FieldGroup({ legend, lead, children }: { legend: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="relative min-w-0 rounded-2xl border border-line bg-surface p-4 pt-14 sm:p-6 sm:pt-16">
      <legend className="absolute top-4 text-section sm:top-6">{legend}</legend>
      {lead ? <div className="mb-5 max-w-prose text-ink-muted text-sm">{lead}</div> : null}
      <div className="flex flex-col gap-6">{children}</div>
    </fieldset>
  );
}
