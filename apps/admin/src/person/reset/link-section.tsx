import { Moment } from "@countersign/portal/words/moment.tsx";
import type { LinkStanding, PersonFacts } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { sendLink } from "./send-link.ts";

/** On the page of somebody who was reset and has not set up again: how it stands with the link they were mailed. */
export function LinkSection({ person, link, now }: { person: PersonFacts; link: LinkStanding; now: Date }) {
  return (
    <Section id="re-enrolment" title="Link to set up again" lead={<Standing link={link} now={now} />}>
      <Form action={sendLink} layout="inline">
        <input type="hidden" name="accountId" value={person.accountId} />
        <div>
          <SubmitButton look="secondary">Send the link again</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}

function Standing({ link, now }: { link: LinkStanding; now: Date }) {
  if (link.usedAt) return "It was used, but nothing has been set up. Another mail brings a new one.";
  if (link.until <= now) return "It has expired. Another mail brings a new one.";
  return (
    <>
      Sent <Moment at={link.sentAt.toISOString()} />, and can be used until <Moment at={link.until.toISOString()} />.
      Another mail brings a new one and ends the old one.
    </>
  );
}
