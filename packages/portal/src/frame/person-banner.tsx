import { maskEmail } from "@countersign/accounts";
import { mayChangeSecurity, type Person } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Banner } from "@countersign/ui/feedback/banner.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { startSetUp } from "../profile/set-up/start-set-up.ts";

/** What somebody who is signed in must know on every page, or nothing. */
export function PersonBanner({ person }: { person: Person }) {
  return (
    <>
      {person.emailFailing ? <EmailFailing person={person} /> : null}
      <FactorBanner person={person} />
    </>
  );
}

function EmailFailing({ person }: { person: Person }) {
  const change = <TextLink href="/profile/login?dialog=email">Change email</TextLink>;
  return (
    <Banner tone="caution" action={mayChangeSecurity(person) ? change : null}>
      We cannot reach you at {maskEmail(person.email)}: emails to it are not arriving.
    </Banner>
  );
}

function FactorBanner({ person }: { person: Person }) {
  if (person.unseenRecoveryCodes && person.authenticators > 0) {
    return (
      <Banner
        tone="caution"
        action={<TextLink href="/profile/login?dialog=new-codes">Make new recovery codes</TextLink>}
      >
        Your recovery codes were made but never confirmed as stored.
      </Banner>
    );
  }
  if (person.notice === "set_up_next_time") {
    return (
      <Banner tone="caution" action={<SetUpNow />}>
        {person.clinic.name} requires two-factor authentication. {skipsSentence(person.skipsLeft)}
      </Banner>
    );
  }
  return null;
}

function SetUpNow() {
  return (
    <Form action={startSetUp} layout="inline">
      <SubmitButton look="secondary">Set it up now</SubmitButton>
    </Form>
  );
}

function skipsSentence(left: number): string {
  if (left === 0) return "It must be set up the next time you sign in.";
  return `You can put it off for ${left === 1 ? "1 more login" : `${left} more logins`}.`;
}
