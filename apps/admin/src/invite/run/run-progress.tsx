import type { InvitationRun } from "@countersign/accounts";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { ProgressBar } from "@countersign/ui/data/progress-bar.tsx";
import { runPath } from "../invite-paths.ts";
import { LookAgain } from "./look-again.tsx";

/** How far a run has come. It looks again by itself where scripts run; the link does it for everybody. */
export function RunProgress({ run }: { run: InvitationRun }) {
  const { kind, runId, invited, waiting } = run;
  const total = invited + waiting;
  return (
    <div className="flex flex-col gap-2">
      <ProgressBar label="Invitations" done={invited} total={total} />
      <p className="flex flex-wrap items-center justify-between gap-x-6 text-sm">
        <span className="tabular-nums">
          {invited} of {total} invited
        </span>
        <TextLink href={runPath(kind, runId)}>Refresh</TextLink>
      </p>
      <LookAgain />
    </div>
  );
}
