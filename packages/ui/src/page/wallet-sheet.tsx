import type { ReactNode } from "react";

/** A sheet to be cut out and folded to the size of a bank card. */
export interface WalletSheetProps {
  title: string;
  lead: ReactNode;
  /** What to do with the paper, one step after the other. */
  steps: readonly string[];
  /** The outside of the folded card. */
  cover: ReactNode;
  /** What is inside, where nobody sees it. */
  inside: ReactNode;
  /** What lies folded over the inside. */
  flap: ReactNode;
}

/**
 * Stands on paper alone, and alone on its paper: a strip of three panels of 85.6 by 54 mm (ISO/IEC 7810, ID-1), the
 * lowest folded up over the middle one and both behind the first, so that only the cover shows. One page of A4 or US Letter.
 */
export function WalletSheet({ title, lead, steps, cover, inside, flap }: WalletSheetProps) {
  return (
    <div data-sheet className="hidden print:block">
      <p className="text-title">{title}</p>
      <div className="mt-1 max-w-prose text-sm">{lead}</div>
      <div className="mt-8 flex items-start gap-[8mm]">
        <div className="shrink-0 border border-ink">
          <Panel>{cover}</Panel>
          <Fold />
          <Panel>{inside}</Panel>
          <Fold />
          <Panel>{flap}</Panel>
        </div>
        <ol className="flex min-w-0 list-decimal flex-col gap-3 pl-5 text-sm">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function Panel({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-[54mm] w-[85.6mm] flex-col gap-[1.5mm] overflow-hidden p-[5mm] text-[8.5pt] leading-snug wrap-anywhere">
      {children}
    </div>
  );
}

function Fold() {
  return <div className="border-control border-t border-dashed" />;
}
