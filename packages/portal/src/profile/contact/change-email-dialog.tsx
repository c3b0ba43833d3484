import { type LoginRow, mayChangeSecurity, type Person } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { ActionForm } from "../../form/action-form.tsx";
import { FormCode, FormText } from "../../form/form-fields.tsx";
import { DoneMessage } from "../../frame/done-message.tsx";
import { PageDialog } from "../../frame/page-dialog.tsx";
import { textOf } from "../../frame/page-props.ts";
import { heldLogin } from "../../login/held-login.ts";
import { LoginField } from "../../login/login-field.tsx";
import { resentSentences } from "../../patient/sending/code-pages.ts";
import { CodeSent, sentCode } from "../../patient/sending/code-sent.tsx";
import { ResendForms } from "../../patient/sending/resend-forms.tsx";
import { PROFILE } from "../profile-paths.ts";
import { confirmEmailCode } from "./confirm-email.ts";
import { ANOTHER_EMAIL, emailRefusals } from "./email-paths.ts";
import { sendEmailCode } from "./send-email-code.ts";

type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

/** "Change email", where the address asks for it: the new address, then its code. The old one stays until then. */
export async function ChangeEmailDialog({ person, search }: { person: Person; search: Search }) {
  if (textOf(search.dialog) !== "email" || !mayChangeSecurity(person)) return null;
  const pending = await pendingEmail(person);
  return pending && textOf(search.step) !== "address" ? (
    // Two dialogs and not one that changes: each begins at its own field.
    <PageDialog key="code" id="change-email" title="Change email" closeHref={PROFILE} focus="code">
      <DoneMessage done={search.done} sentences={resentSentences} />
      <CodeStep login={pending} />
    </PageDialog>
  ) : (
    <PageDialog
      key="address"
      id="change-email"
      title="Change email"
      lead="We send a code to the new address. Until you type it here, nothing changes."
      closeHref={PROFILE}
      focus="email"
    >
      <Refusal because={search.because} />
      <FormWithExit>
        <ActionForm action={sendEmailCode} layout="inline">
          <FormText label="New email" name="email" type="email" autoComplete="email" />
          <SubmitButton>Send code</SubmitButton>
        </ActionForm>
        <Cancel />
      </FormWithExit>
    </PageDialog>
  );
}

function CodeStep({ login }: { login: LoginRow }) {
  const sent = sentCode(login);
  return (
    <>
      <CodeSent sent={sent} />
      <p className="text-ink-muted text-sm">
        If nothing arrives, look for a typing mistake in the address:{" "}
        <span className="break-words">{login.newEmail}</span>
      </p>
      <FormWithExit>
        <ActionForm key={sent?.issue} action={confirmEmailCode} layout="inline">
          <LoginField login={login} />
          <FormCode label="Code" name="code" />
          <SubmitButton>Confirm</SubmitButton>
        </ActionForm>
        <Cancel />
      </FormWithExit>
      <OtherWays>
        <ResendForms login={login} sent={sent} />
        <TextLink href={ANOTHER_EMAIL}>Use another address</TextLink>
      </OtherWays>
    </>
  );
}

function Cancel() {
  return (
    <OpenButton href={PROFILE} replace>
      Cancel
    </OpenButton>
  );
}

function Refusal({ because }: { because: unknown }) {
  if (typeof because !== "string" || !Object.hasOwn(emailRefusals, because)) return null;
  return <FormAlert focus>{emailRefusals[because as keyof typeof emailRefusals]}</FormAlert>;
}

/** The change this browser has open in this very session, or null. */
async function pendingEmail(person: Person): Promise<LoginRow | null> {
  const held = await heldLogin();
  if (held.state !== "open" || held.login.purpose !== "confirm_email") return null;
  return held.login.sessionId === person.sessionId ? held.login : null;
}
