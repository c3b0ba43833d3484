import type { InvitationRun } from "@countersign/accounts";
import { counted } from "@countersign/portal/words/waiting-words.ts";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { DescriptionList } from "@countersign/ui/data/description-list.tsx";
import { StatusMessage } from "@countersign/ui/feedback/status-message.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { RunProgress } from "./run-progress.tsx";
import { finishedSentence } from "./run-sentences.ts";
import { startRun } from "./start-run.ts";
import { stopRun } from "./stop-run.ts";

/** How many are and would be invited, and what can be done about it in the state the run is in. */
export function RunNumbers({ run }: { run: InvitationRun }) {
  const { state, rows, invited, waiting, alreadyHere, refused } = run;
  const began = state !== "checked" && state !== "outdated";
  return (
    <Section id="numbers" title={began ? "Invited" : "To invite"}>
      {state === "running" ? <RunProgress run={run} /> : null}
      {state === "finished" ? <StatusMessage focus={false}>{finishedSentence(run)}</StatusMessage> : null}
      <DescriptionList
        items={[
          { term: "Lines in the file", value: String(rows) },
          ...(began ? [{ term: "Invited", value: String(invited) }] : []),
          { term: state === "cancelled" ? "Not invited" : "To invite", value: String(waiting) },
          { term: "Already here", value: String(alreadyHere) },
          { term: "Refused", value: String(refused) },
        ]}
      />
      {state === "checked" ? (
        <FormWithExit>
          {waiting > 0 ? (
            <Form action={startRun} layout="inline">
              <RunFields run={run} />
              <SubmitButton>{`Invite ${counted(waiting, "person", "people")}`}</SubmitButton>
            </Form>
          ) : null}
          <StopForm run={run} />
        </FormWithExit>
      ) : null}
      {state === "running" ? (
        <div>
          <StopForm run={run} />
        </div>
      ) : null}
    </Section>
  );
}

function StopForm({ run }: { run: InvitationRun }) {
  return (
    <Form action={stopRun} layout="inline">
      <RunFields run={run} />
      <SubmitButton look="secondary">Cancel</SubmitButton>
    </Form>
  );
}

function RunFields({ run }: { run: InvitationRun }) {
  return (
    <>
      <input type="hidden" name="kind" value={run.kind} />
      <input type="hidden" name="runId" value={run.runId} />
    </>
  );
}
