import type { ReactNode } from "react";
import { FrameFooter } from "./frame-footer.tsx";
import { FrameHeader, type Logo } from "./frame-header.tsx";
import { MAIN_ID, SkipLink } from "./skip-link.tsx";

/** What stands around a page that is one short form. */
export interface CentredFrameProps {
  clinic: string;
  portal: string;
  logo?: Logo | null;
  /** A link to where somebody in the wrong place belongs, above the form. */
  crossLink?: ReactNode;
  /** The help contact; always last on the page. */
  help: ReactNode;
  /** A wider column, for a page with a list or a set-up window. */
  wide?: boolean;
  /** The heading and the form: the card. */
  children: ReactNode;
}

/** The frame of the sign-in pages: same header and footer as everywhere, one narrow card between them. */
export function CentredFrame({ clinic, portal, logo, crossLink, help, wide = false, children }: CentredFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <FrameHeader clinic={clinic} portal={portal} logo={logo}>
        {crossLink ? <div className="text-sm">{crossLink}</div> : null}
      </FrameHeader>
      <main
        id={MAIN_ID}
        tabIndex={-1}
        className="flex flex-1 flex-col items-center bg-surface sm:bg-transparent sm:px-6 sm:py-14 print:p-0"
      >
        <div
          className={`w-full px-4 py-8 sm:rounded-2xl sm:border sm:border-line sm:bg-surface sm:p-10 sm:shadow-card print:border-0 print:px-0 print:py-6 print:shadow-none ${wide ? "sm:max-w-3xl" : "sm:max-w-md"}`}
        >
          {children}
        </div>
      </main>
      <FrameFooter>{help}</FrameFooter>
    </div>
  );
}
