import { shownEmail } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { isTextable, type Person, readTextRules, signInCodesStatus } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { dialogPath } from "../../profile/profile-paths.ts";
import { turnOn } from "./turn-on.ts";

/** Whether codes are asked for, and the one button that changes it, where that is the patient's to decide. */
export async function CodesSection({ person }: { person: Person }) {
  const { on, decidedBy } = signInCodesStatus(person);
  const { countries } = await readTextRules(context().db, person.clinicId);
  const texted = person.phoneConfirmed && person.phone !== null && isTextable(person.phone, countries);
  return (
    <Section id="status" title="When you sign in">
      <p className="flex flex-wrap items-center gap-2">
        <span>Status:</span> <Badge tone={on ? "good" : "neutral"}>{on ? "On" : "Off"}</Badge>
      </p>
      {decidedBy === "patient" ? null : (
        <p>{on ? "Required by your clinic" : "Your clinic does not use sign-in codes now. What you set up is kept."}</p>
      )}
      {person.authenticators > 0 ? (
        <AppWords on={on} />
      ) : (
        <p className="text-ink-muted text-sm">
          Codes go to {shownEmail(person.email)}
          {texted ? " or, if you choose so, by text to your mobile." : "."}
        </p>
      )}
      {decidedBy === "patient" ? <Switch on={on} /> : null}
    </Section>
  );
}

function AppWords({ on }: { on: boolean }) {
  return (
    <p className="text-ink-muted text-sm">
      {on
        ? "Your authenticator app shows the codes; none are sent to you."
        : "Your authenticator app is asked for when you change how you sign in."}
    </p>
  );
}

function Switch({ on }: { on: boolean }) {
  if (on) {
    return (
      <OpenButton href={dialogPath("turn-off")} look="caution">
        Turn off
      </OpenButton>
    );
  }
  return (
    <Form action={turnOn}>
      <div>
        <SubmitButton>Turn on</SubmitButton>
      </div>
    </Form>
  );
}
