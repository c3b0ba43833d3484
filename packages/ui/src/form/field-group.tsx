import type { ReactNode } from "react";

/** A `group` of fields named by its legend, on a card of its own. */
export function FieldGroup({ legend, lead, children }: { legend: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 rounded-2xl border border-line bg-surface p-4 sm:p-6">
      {/* Floating takes a legend out of the frame, where browsers would draw it. */}
      <legend className="float-left w-full text-section">{legend}</legend>
      {lead ? <div className="mb-2 max-w-prose pt-1 text-ink-muted text-sm clear-both">{lead}</div> : null}
      <div className="clear-both flex flex-col gap-6 pt-4">{children}</div>
    </fieldset>
  );
}
