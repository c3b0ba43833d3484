import type { Clinic } from "@countersign/accounts";
import { accentMark } from "@countersign/messages/colours";
import type { ReactNode } from "react";
import { accentSheetPath } from "./accent-path.ts";

/**
 * Shows what is inside in the clinic's accent, or in the design system's own. The style sheet stands in the document's
 * head before the page is painted, and says nothing about other accents: one that was replaced leaves no trace.
 */
export function Accented({ clinic, children }: { clinic: Pick<Clinic, "accent">; children: ReactNode }) {
  if (clinic.accent === null) return children;
  return (
    <>
      <link rel="stylesheet" href={accentSheetPath(clinic.accent)} precedence="accent" />
      <div data-accent={accentMark(clinic.accent)} className="contents">
        {children}
      </div>
    </>
  );
}
