import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { ActionForm } from "../form/action-form.tsx";
import { FormText } from "../form/form-fields.tsx";
import { DoneMessage } from "../frame/done-message.tsx";
import { OutsidePage } from "../frame/outside-page.tsx";
import type { PageProps } from "../frame/page-props.ts";
import { askForLink } from "./ask-for-link.ts";

const TITLE = "Forgot your password?";

/** One sentence for everybody: it must not tell whether the email has an account. */
const sent = {
  asked: "If this email has an account here, a link is on its way. It works once, for 30 minutes.",
} as const;

/** `/login/forgot` of every portal: asks for a link to choose a new password. */
export async function ForgotPage({ searchParams }: PageProps) {
  const { done } = await searchParams;
  return (
    <OutsidePage title={TITLE}>
      <Heading lead="Type the email that you sign in with. We send a link to it, with which you choose a new password.">
        {TITLE}
      </Heading>
      <ActionForm action={askForLink} opening={<DoneMessage done={done} sentences={sent} />}>
        <FormText label="Email" name="email" type="email" autoComplete="username" begin={!done} />
        <SubmitButton wide>Send link</SubmitButton>
      </ActionForm>
      <div>
        <TextLink href="/login">Back to sign in</TextLink>
      </div>
    </OutsidePage>
  );
}
