import { context } from "@countersign/auth/context.ts";
import { place } from "@countersign/auth/place.ts";
import { ActionForm } from "@countersign/portal/form/action-form.tsx";
import { OutsidePage } from "@countersign/portal/frame/outside-page.tsx";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { OutsideMoment } from "@countersign/portal/words/outside-moment.tsx";
import { readStoppableReset, type StoppableReset } from "@countersign/twofactor";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { DescriptionList } from "@countersign/ui/data/description-list.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { stop } from "./stop.ts";

const TITLE = "Stop the reset of your two-factor authentication";
const GONE = "This link cannot be used";
const STOPPED = "The reset is stopped";

type StopResetPageProps = PageProps & { readonly params: Promise<{ readonly token: string }> };

/**
 * `/reset-request/[token]`: an admin whose second factor somebody wants to reset stops it here, without signing in.
 * Looking at it changes nothing.
 */
export async function StopResetPage({ params, searchParams }: StopResetPageProps) {
  const { token } = await params;
  const asked = await readStoppableReset(context(), { place: await place(), token });
  if (!asked) return textOf((await searchParams).done) === "stopped" ? <Stopped /> : <Gone />;
  return (
    <OutsidePage title={TITLE} wide>
      <Heading
        lead={`${asked.personName}, if you did not ask for this, stop it. Your second factor stays as it is, and the other admins are told.`}
      >
        {TITLE}
      </Heading>
      <DescriptionList items={factsOf(asked)} />
      <ActionForm action={stop}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton look="danger" wide>
          Stop the reset
        </SubmitButton>
      </ActionForm>
    </OutsidePage>
  );
}

function factsOf({ askerName, reason, dueAt, expiresAt }: StoppableReset) {
  const until = <OutsideMoment at={dueAt ?? expiresAt} />;
  return [
    { term: "Asked by", value: askerName },
    { term: "Reason given", value: <span className="wrap-anywhere">{reason}</span> },
    { term: dueAt ? "Will be done" : "Can be approved until", value: until },
  ];
}

function Stopped() {
  return (
    <OutsidePage title={STOPPED}>
      <Heading lead="Nothing of your account has changed. You and the other admins get a mail that says so. If nobody asked you, talk to whoever asked for it.">
        {STOPPED}
      </Heading>
      <SignInLink />
    </OutsidePage>
  );
}

function Gone() {
  return (
    <OutsidePage title={GONE}>
      <Heading lead="There is nothing to stop any more: the reset was done, was stopped, or was not approved in time. If you did not ask for it and can no longer sign in, tell your clinic now.">
        {GONE}
      </Heading>
      <SignInLink />
    </OutsidePage>
  );
}

function SignInLink() {
  return (
    <div>
      <LinkButton href="/login" look="primary">
        Sign in
      </LinkButton>
    </div>
  );
}
