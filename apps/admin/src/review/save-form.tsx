import { ActionForm } from "@countersign/portal/form/action-form.tsx";
import { FormChoice, FormText } from "@countersign/portal/form/form-fields.tsx";
import { SCHEDULE_LEAST_MINUTES, SCHEDULE_MOST_DAYS } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { type DraftedPolicies, fieldsOf, withDrafts } from "../security/drafted-policies.ts";
import { securityPath } from "../security/security-paths.ts";
import { saveReviewed } from "./save-reviewed.ts";

/** What the review ends with. */
export interface SaveFormProps {
  drafts: DraftedPolicies;
  /** Whether somebody could be let in, or a screen left open, who would not be now. */
  weaker: boolean;
  /** How many people would be told of a scheduled change. */
  concerned: number;
  timeZone: string;
}

/** The end of the review: save what was shown, have it saved later, or go back and change it. */
export function SaveForm({ drafts, weaker, concerned, timeZone }: SaveFormProps) {
  return (
    <Section id="save" title="Save or schedule">
      <ActionForm action={saveReviewed}>
        {Object.entries(fieldsOf(drafts)).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FormText
          label="Reason"
          name="reason"
          autoComplete="off"
          hint={`${weaker ? "This makes signing in weaker, so it needs one." : "Optional."} Kept with the change, in its history and in the audit trail.`}
        />

        <FormChoice
          label="When"
          name="when"
          defaultValue="now"
          options={[
            { value: "now", label: "Now", description: "Counts from everyone's next request.", reveals: <SaveNow /> },
            {
              value: "later",
              label: "At a date and time",
              description: laterWords(concerned),
              reveals: <SaveLater timeZone={timeZone} />,
            },
          ]}
        />
      </ActionForm>
      <div className="pt-2">
        <OpenButton href={withDrafts(securityPath, drafts)}>Change it again</OpenButton>
      </div>
    </Section>
  );
}

function SaveNow() {
  return <SubmitButton>Save policy</SubmitButton>;
}

function SaveLater({ timeZone }: { timeZone: string }) {
  return (
    <div className="flex flex-col gap-5">
      <FormText label="Date" name="date" type="date" />
      <FormText
        label="Time"
        name="time"
        type="time"
        hint={`By the clinic's clock (${timeZone.replaceAll("_", " ")}), ${SCHEDULE_LEAST_MINUTES} minutes to ${SCHEDULE_MOST_DAYS} days from now. If clocks go back and show it twice, the first time counts.`}
      />
      <div>
        <SubmitButton>Schedule change</SubmitButton>
      </div>
    </div>
  );
}

function laterWords(concerned: number): string {
  if (concerned === 0) return "Nobody signs in differently, so nobody is told.";
  return `${concerned === 1 ? "The person" : `The ${concerned} people`} whose next login changes ${concerned === 1 ? "is" : "are"} told by email at once.`;
}
