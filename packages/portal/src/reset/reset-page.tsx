import { readReset, shownEmail } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { place } from "@countersign/auth/place.ts";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { OutsidePage } from "../frame/outside-page.tsx";
import { MailedPasswordForm } from "../password/mailed-password-form.tsx";
import { FORGOT } from "./reset-paths.ts";
import { setNewPassword } from "./set-new-password.ts";

/** `/reset/[token]`: whoever was mailed the link chooses a new password. Looking at it spends nothing. */
export async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const reset = await readReset(context(), { place: await place(), token });
  if (!reset) return <GoneReset />;
  return (
    <OutsidePage title="Choose a new password">
      <Heading lead={`For ${shownEmail(reset.email)}. It ends every session of yours; then you sign in with it.`}>
        Choose a new password
      </Heading>
      <MailedPasswordForm action={setNewPassword} token={token} owner={reset} />
    </OutsidePage>
  );
}

function GoneReset() {
  return (
    <OutsidePage title="This link cannot be used">
      <Heading lead="It was used already, a newer one took its place, or it is older than 30 minutes.">
        This link cannot be used
      </Heading>
      <div className="flex flex-wrap gap-3">
        <LinkButton href={FORGOT} look="primary">
          Get a new link
        </LinkButton>
        <LinkButton href="/login">Sign in</LinkButton>
      </div>
    </OutsidePage>
  );
}
