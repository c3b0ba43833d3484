import { shownEmail } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { place } from "@countersign/auth/place.ts";
import { readReEnrolment } from "@countersign/twofactor";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { ActionForm } from "../form/action-form.tsx";
import { FormPassword } from "../form/form-fields.tsx";
import { OutsidePage } from "../frame/outside-page.tsx";
import { reEnrol } from "./re-enrol.ts";

const TITLE = "Set up two-factor authentication again";
const GONE = "This link cannot be used";

/**
 * `/enrol/[token]`: whoever was reset and mailed the link types their password here, and sets a second factor up.
 * Looking at it spends nothing.
 */
export async function ReEnrolPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await readReEnrolment(context(), { place: await place(), token });
  if (!link) return <GoneLink />;
  return (
    <OutsidePage title={TITLE}>
      <Heading
        lead={`For ${shownEmail(link.email)}. Have your phone at hand: the link works once, and your password uses it up.`}
      >
        {TITLE}
      </Heading>
      <ActionForm action={reEnrol}>
        <input type="hidden" name="token" value={token} />
        <FormPassword label="Password" name="password" autoComplete="current-password" username={link.email} />
        <SubmitButton wide>Continue</SubmitButton>
      </ActionForm>
    </OutsidePage>
  );
}

function GoneLink() {
  return (
    <OutsidePage title={GONE}>
      <Heading lead="It was used already, a newer one took its place, it is older than a day, or your second factor is set up. Sign in with your password; if that does not let you in, ask your clinic for a new link.">
        {GONE}
      </Heading>
      <div>
        <LinkButton href="/login" look="primary">
          Sign in
        </LinkButton>
      </div>
    </OutsidePage>
  );
}
