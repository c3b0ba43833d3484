import type { Person } from "@countersign/twofactor";
import { ButtonRow } from "@countersign/ui/action/button-row.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { AuthenticatorButtons } from "../../../profile/authenticators/authenticator-buttons.tsx";
import { AuthenticatorsSection } from "../../../profile/authenticators-section.tsx";
import { newRecoveryCodes } from "../../../profile/new-recovery-codes.ts";
import { RecoveryCodesSection } from "../../../profile/recovery-codes-section.tsx";
import { setUpApp } from "./set-up-app.ts";

const TITLE = "Authenticator app";

/** The app that shows codes in the place of those that are sent: recommended, or all that there is of it. */
export function AppSection({ person }: { person: Person }) {
  // Where the clinic asks nobody, nobody would be asked for what it shows: nothing is offered, what there is is kept.
  const isOffered = person.policy.mode !== "off";
  if (person.authenticators === 0) return isOffered ? <Recommendation /> : null;
  return (
    <>
      {isOffered ? (
        <Section id="app" title={TITLE} lead="It shows your codes, so none are sent to you.">
          <ButtonRow>
            <Form action={newRecoveryCodes} layout="inline">
              <SubmitButton look="secondary">New recovery codes</SubmitButton>
            </Form>
            <AuthenticatorButtons person={person} />
          </ButtonRow>
        </Section>
      ) : null}
      <AuthenticatorsSection person={person} />
      <RecoveryCodesSection person={person} />
    </>
  );
}

function Recommendation() {
  return (
    <Section
      id="app"
      title={TITLE}
      lead="By NIST's guidelines a code sent by email is no second factor; a code that an app on your phone shows is one."
      actions={<Badge tone="info">Recommended</Badge>}
    >
      <p>It takes the place of codes we send: somebody who knows your password and reads your messages can't get in.</p>
      <Form action={setUpApp}>
        <div>
          <SubmitButton>Set up an authenticator app</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
