import type { OpenEnrolment } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { QrFrame } from "@countersign/ui/data/qr-frame.tsx";
import type { ReactNode } from "react";
import { ActionForm } from "../form/action-form.tsx";
import { FormCode, FormPassword, FormText } from "../form/form-fields.tsx";
import type { FormAction } from "../form/form-state.ts";
import { SetupKeyField } from "./setup-key-field.tsx";
import { SetupQrCode } from "./setup-qr-code.tsx";

/** What is inside the set-up window, wherever it opens. */
export interface SetUpWindowProps {
  enrolment: OpenEnrolment;
  /** Whose password is asked for. */
  email: string;
  action: FormAction;
  /** Present: the authenticator is given a name, and this is what stands there. */
  name?: string;
  /** Hidden fields of the form. */
  hidden?: ReactNode;
  /** Forms of their own that lead out, so that Enter never presses them. */
  ways: ReactNode;
}

/** QR code, setup key, and the form that proves the app has it. The code is drawn on the server: no script sees the key. */
export function SetUpWindow({ enrolment, email, action, name, hidden, ways }: SetUpWindowProps) {
  return (
    <div className="grid gap-6 md:grid-cols-2 md:gap-10">
      <div className="flex min-w-0 flex-col gap-4">
        <p>
          Scan this with any authenticator app, such as Google Authenticator, Microsoft Authenticator, Authy or
          1Password. You can get one for free in your phone's app store.
        </p>
        <QrFrame label="QR code">
          {/* The frame is the image; the drawing in it must not be a second one. */}
          <SetupQrCode uri={enrolment.uri} />
        </QrFrame>
        {enrolment.isAgain ? (
          <p>
            Your app will name the new entry{" "}
            <strong className="break-words">{`${enrolment.entry.issuer} (${enrolment.entry.account})`}</strong>. Once it
            works, delete the old entry of this account in the app: its codes no longer work then.
          </p>
        ) : null}
        <SetupKeyField enrolment={enrolment} />
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        <ActionForm action={action}>
          {hidden}
          {name === undefined ? null : (
            <FormText
              label="Name"
              name="name"
              hint="To tell your phones apart, such as “Work phone”. You may leave it empty."
              defaultValue={name}
              autoComplete="off"
            />
          )}
          <FormCode label="Authentication code" name="code" hint="The six digits that the app shows now." />
          <FormPassword
            label="Password"
            name="password"
            hint="The one you sign in with."
            autoComplete="current-password"
            username={email}
          />
          <SubmitButton wide>Enable</SubmitButton>
        </ActionForm>
        {ways}
      </div>
    </div>
  );
}
