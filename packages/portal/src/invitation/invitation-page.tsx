import { readInvitation, shownEmail } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { place } from "@countersign/auth/place.ts";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { OutsidePage } from "../frame/outside-page.tsx";
import { MailedPasswordForm } from "../password/mailed-password-form.tsx";
import { acceptInvitationForm } from "./accept-invitation.ts";

/** `/invitation/[token]`: whoever was invited sets a first password here. */
export async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invited = await readInvitation(context(), { place: await place(), token });
  if (!invited) return <GoneInvitation />;
  return (
    <OutsidePage title="Choose a password">
      <Heading
        lead={`Welcome to ${invited.clinicName}, ${invited.name}. You will sign in as ${shownEmail(invited.email)}.`}
      >
        Choose a password
      </Heading>
      <MailedPasswordForm action={acceptInvitationForm} token={token} owner={invited} />
    </OutsidePage>
  );
}

function GoneInvitation() {
  return (
    <OutsidePage title="This invitation cannot be used">
      <Heading lead="It was used already, or it is too old. If you have set your password, sign in with it; otherwise ask your clinic for a new invitation.">
        This invitation cannot be used
      </Heading>
      <div>
        <LinkButton href="/login">Sign in</LinkButton>
      </div>
    </OutsidePage>
  );
}
