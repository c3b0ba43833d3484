import { isRequired, type Person } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { FormActions } from "@countersign/ui/form/form-actions.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { AuthenticatorButtons } from "./authenticators/authenticator-buttons.tsx";
import { dialogPath, EDIT } from "./profile-paths.ts";
import { startSetUp } from "./set-up/start-set-up.ts";

/** On or off, and the buttons that change it. */
export function StatusSection({ person, editing }: { person: Person; editing: boolean }) {
  const on = person.authenticators > 0;
  return (
    <Section id="status" title="Signing in with your phone" actions={on ? <EditButton /> : <EnableButton />}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span>Status:</span> <Badge tone={on ? "good" : "neutral"}>{on ? "On" : "Off"}</Badge>
        {demandOn(person) ? <span className="text-ink-muted">{demandOn(person)}</span> : null}
      </p>
      {on && editing ? (
        <FormActions>
          <OpenButton href={dialogPath("new-codes")}>New recovery codes</OpenButton>
          <AuthenticatorButtons person={person} />
          {demandOn(person) ? null : (
            <OpenButton href={dialogPath("disable")} look="caution">
              Disable
            </OpenButton>
          )}
        </FormActions>
      ) : null}
    </Section>
  );
}

function EnableButton() {
  return (
    <Form action={startSetUp} layout="inline">
      <SubmitButton>Enable 2FA</SubmitButton>
    </Form>
  );
}

function EditButton() {
  return <OpenButton href={EDIT}>Edit 2FA</OpenButton>;
}

/** Who demands it, where it is not left to the person. The console demands it of its admins whatever the policy says. */
function demandOn(person: Person): string | null {
  if (isRequired(person.policy.mode)) return "Required by your clinic";
  return person.portal === "admin" ? "Required for the admin console" : null;
}
