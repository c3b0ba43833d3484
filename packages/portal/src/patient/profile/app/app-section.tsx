import type { Person } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { AuthenticatorsSection } from "../../../profile/authenticators-section.tsx";
import { RecoveryCodesSection } from "../../../profile/recovery-codes-section.tsx";
import { setUpApp } from "./set-up-app.ts";

/** The app that shows codes in the place of those that are sent: recommended, or what there is of it. */
export function AppSection({ person }: { person: Person }) {
  if (person.authenticators > 0) {
    return (
      <>
        <AuthenticatorsSection person={person} />
        <RecoveryCodesSection person={person} />
      </>
    );
  }
  // Nobody would be asked for what it shows.
  if (person.policy.mode === "off") return null;
  return (
    <Section
      id="app"
      title="Authenticator app"
      lead="By NIST's guidelines a code sent by email is no second factor, and a code that an app on your phone shows is one: it takes the place of codes we send, and whoever reads your messages can't get in."
      actions={
        <Form action={setUpApp} layout="inline">
          <SubmitButton look="secondary">Set up an authenticator app</SubmitButton>
        </Form>
      }
    >
      <p>
        <Badge tone="info">Recommended</Badge>
      </p>
    </Section>
  );
}
