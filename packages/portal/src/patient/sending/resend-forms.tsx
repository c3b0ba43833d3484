import { type CodeChannel, channelsOf, type LoginRow, type SentCode } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { ActionForm } from "../../form/action-form.tsx";
import { LoginField } from "../../login/login-field.tsx";
import { sendNewCode } from "./send-new-code.ts";

/**
 * The ways to get another code: forms of their own, after the one that takes it. Never disabled: too early answers.
 *
 * @param otherFirst whether the way that was not taken is the better one now
 */
export function ResendForms({ login, sent, otherFirst = false }: ResendFormsProps) {
  const ways = channelsOf(login);
  const used = ways.find((way) => way === sent?.channel) ?? ways[0];
  const other = ways.find((way) => way !== used);
  const forms = [
    <ResendForm key={`again-${sent?.issue}`} login={login} channel={used}>
      Send a new code
    </ResendForm>,
    other ? (
      <ResendForm key={`other-${sent?.issue}`} login={login} channel={other}>
        {other === "text" ? "Text me instead" : "Email me instead"}
      </ResendForm>
    ) : null,
  ];
  return otherFirst ? forms.reverse() : forms;
}

/** Of which login, and what went before. */
export interface ResendFormsProps {
  login: LoginRow;
  sent: SentCode | null;
  otherFirst?: boolean;
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
