"use client";

import { buttonLook } from "@countersign/ui/action/button-look.ts";
import { ScriptedButton } from "@countersign/ui/action/scripted-button.tsx";
import { CentredFrame } from "@countersign/ui/page/centred-frame.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";

/** An app's `error`: something broke while a page was made. What, only the log says. */
export function FailurePage() {
  return (
    <>
      <title>Something went wrong – Countersign</title>
      <CentredFrame
        clinic="Countersign"
        portal="Not available"
        help="If this goes on, tell your clinic's front desk what you were doing."
      >
        <div className="flex flex-col gap-6">
          <Heading lead="This is our fault, not yours. Nothing half-done was kept. Please try again in a moment.">
            Something went wrong
          </Heading>
          {/* Fresh documents on purpose: whatever state this one is in is what failed. */}
          <p className="flex flex-wrap items-center gap-6">
            <ScriptedButton className={buttonLook("primary")} onPress={() => window.location.reload()}>
              Try again
            </ScriptedButton>
            <a href="/" className="text-accent underline underline-offset-4">
              Go to the first page
            </a>
          </p>
        </div>
      </CentredFrame>
    </>
  );
}

/** An app's `global-error`: the same where even the layout broke. */
export function GlobalFailurePage() {
  return (
    <html lang="en">
      <body>
        <FailurePage />
      </body>
    </html>
  );
}
