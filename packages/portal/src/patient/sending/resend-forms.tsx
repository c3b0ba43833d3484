import type { CodeChannel, LoginRow, SentCode } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { ActionForm } from "../../form/action-form.tsx";
import { LoginField } from "../../login/login-field.tsx";
import { sendNewCode } from "./send-new-code.ts";

/** The ways to get another code: forms of their own, after the one that takes it. Never disabled: too early answers. */
export function ResendForms({ login, sent }: { login: LoginRow; sent: SentCode | null }) {
  const used = sent?.channel ?? "email";
  const other: CodeChannel = used === "email" ? "text" : "email";
  const hasOther = login.purpose !== "confirm_phone" && login.phoneConfirmed;
  return (
    <>
      <ResendForm key={`again-${sent?.issue}`} login={login} channel={used}>
        Send a new code
      </ResendForm>
      {hasOther ? (
        <ResendForm key={`other-${sent?.issue}`} login={login} channel={other}>
          {other === "text" ? "Text me instead" : "Email me instead"}
        </ResendForm>
      ) : null}
    </>
  );
}

function ResendForm({ login, channel, children }: { login: LoginRow; channel: CodeChannel; children: string }) {
  return (
    <ActionForm action={sendNewCode}>
      <LoginField login={login} />
      <input type="hidden" name="channel" value={channel} />
      <div className="sm:w-fit">
        <SubmitButton look="secondary" wide>
          {children}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
