import { mayChangeSecurity, type Person } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { openChange } from "./open-change.ts";

/** The password a person signs in with, and the button that changes it. */
export function PasswordSection({ person }: { person: Person }) {
  const may = mayChangeSecurity(person);
  return (
    <Section
      id="password"
      title="Password"
      lead="Changing it signs you out everywhere else."
      actions={
        may ? (
          <Form action={openChange} layout="inline">
            <SubmitButton look="secondary">Change password</SubmitButton>
          </Form>
        ) : null
      }
    >
      {may ? null : <p>Set up two-factor authentication first. Then you can change your password.</p>}
    </Section>
  );
}
