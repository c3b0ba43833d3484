"use client";

import { buttonLook } from "@countersign/ui/action/button-look.ts";
import { ScriptedButton } from "@countersign/ui/action/scripted-button.tsx";
import { CentredFrame } from "@countersign/ui/page/centred-frame.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { unstable_isUnrecognizedActionError as isOfAnotherBuild } from "next/navigation";

const failed = {
  title: "Something went wrong",
  lead: "Sorry, something went wrong on our side. Nothing was saved. Try again in a moment.",
  again: "Try again",
};

/** A form was posted that the portal knows no more, because it was updated since the page was opened. */
const outdated = {
  title: "This page was out of date",
  lead: "We updated this site while you had the page open. Nothing was saved. Open the page again and fill in the form there.",
  again: "Open the page again",
};

/** An app's `error`: something broke while a page was made. What, only the log says. */
export function FailurePage({ error }: { error: Error }) {
  const words = isOfAnotherBuild(error) ? outdated : failed;
  return (
    <>
      <title>{`${words.title} – Countersign`}</title>
      <CentredFrame
        clinic="Countersign"
        portal="Not available"
        help="If this goes on, tell your clinic's front desk what you were doing."
      >
        <div className="flex flex-col gap-6">
          <Heading lead={words.lead}>{words.title}</Heading>
          {/* Fresh documents on purpose: whatever state this one is in is what failed. */}
          <p className="flex flex-wrap items-center gap-6">
            <ScriptedButton className={buttonLook("primary")} onPress={() => window.location.reload()}>
              {words.again}
            </ScriptedButton>
            <a href="/" className="text-accent underline underline-offset-4">
              Go to the home page
            </a>
          </p>
        </div>
      </CentredFrame>
    </>
  );
}

/** An app's `global-error`: the same where even the layout broke. */
export function GlobalFailurePage({ error }: { error: Error }) {
  return (
    <html lang="en">
      <body>
        <FailurePage error={error} />
      </body>
    </html>
  );
}
