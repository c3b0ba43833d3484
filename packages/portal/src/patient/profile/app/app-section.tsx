import type { Person } from "@countersign/twofactor";
import { ButtonRow } from "@countersign/ui/action/button-row.tsx";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { AuthenticatorButtons } from "../../../profile/authenticators/authenticator-buttons.tsx";
import { AuthenticatorsSection } from "../../../profile/authenticators-section.tsx";
import { dialogPath } from "../../../profile/profile-paths.ts";
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
            <OpenButton href={dialogPath("new-codes")}>New recovery codes</OpenButton>
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
      lead="A code from an app on your phone protects you better than a code sent by email or text."
      actions={<Badge tone="info">Recommended</Badge>}
    >
      <p>It replaces the codes we send. Someone who has your password and reads your messages still can't sign in.</p>
      <Form action={setUpApp}>
        <div>
          <SubmitButton>Set up an authenticator app</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
