import { Moment } from "@countersign/portal/words/moment.tsx";
import type { PersonFacts } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { sendAgain } from "./send-again.ts";

/** On the page of somebody who has not set a password yet: since when, and another mail for whoever lost the first. */
export function InvitationSection({ person, now }: { person: PersonFacts; now: Date }) {
  const { kind, accountId, invitation } = person;
  return (
    <Section
      id="invitation"
      title="Invitation"
      lead={invitation ? <Standing until={invitation.until} now={now} /> : "No password has been set yet."}
    >
      <Form action={sendAgain} layout="inline">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="accountId" value={accountId} />
        <div>
          <SubmitButton look="secondary">Send invitation again</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}

function Standing({ until, now }: { until: Date; now: Date }) {
  if (until <= now) return "The link has expired. Another mail brings a new one.";
  return (
    <>
      The link works until <Moment at={until.toISOString()} />. Another mail brings a new one and ends the old one.
    </>
  );
}
